using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>What the published review of peer workers says of 71 of its studies, as answers of the built-in form.</summary>
internal static class ChartingFacts
{
    public static IReadOnlyList<(string Study, ChartAnswers Answers)> Read()
        => [.. File.ReadLines(Corpora.Path("peer-workers/charting-facts.csv"))
        .Skip(1).Select(SmallCsv.Fields).Select(fields => (fields[0], Answers(fields)))];

    /// <summary>
    /// The facts of a study as one of two people charts it completely: what the paper does not say is "not reported"; of two roles, each
    /// takes one.
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="person">0 or 1.</param>
    public static ChartAnswers AsChartedBy(ChartAnswers facts, int person)
    {
        var answers = PeerWorkerForm.Form.Items.Where(item => item.Required && facts[item.Key] is null)
            .Aggregate(facts, (all, item) => all.With(item.Key, ChartAnswer.NotReported));
        return answers[PeerWorkerForm.ItemKey.Role] is { Values.Count: > 1 } role
            ? answers.With(PeerWorkerForm.ItemKey.Role, ChartAnswer.Of(role.Values[person])) : answers;
    }

    private static ChartAnswers Answers(IReadOnlyList<string> fields)
    {
        var answers = new Dictionary<string, ChartAnswer>();
        Add("country", fields[1]);
        Add("phases", fields[2]);
        Add("role", fields[3]);
        // The file has position and function in one column.
        Add("intermediary", fields[4] is "" or "not-described" ? fields[4] : "explicitly-described");
        Add("intermediary-functions", fields[4] is "not-described" ? "" : fields[4]);
        Add("focus", fields[5]);
        Add("collaborates-with", fields[6].Replace("groups-of-professionals", "non-peer-professionals", StringComparison.Ordinal));
        return new ChartAnswers(answers);

        void Add(string item, string values)
        {
            if (values.Length > 0)
                answers[item] = ChartAnswer.Of(values.Split(';'));
        }
    }
}
