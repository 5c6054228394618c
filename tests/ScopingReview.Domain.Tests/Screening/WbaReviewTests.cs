using System.Globalization;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Screening;

/// <summary>A whole published scoping review replayed through the rules: 707 records from databases, two reviewers and a lead.</summary>
public sealed class WbaReviewTests
{
    private static readonly Guid One = new(1, 0, 0, new byte[8]);
    private static readonly Guid Two = new(2, 0, 0, new byte[8]);

    [CorporaFact]
    public void Title_and_abstract_screening_has_the_reviews_agreement()
    {
        var read = DatabaseRecords().Select(record => VotesAtTitleAbstract(record)).ToList();
        var table = AgreementTable.FromVerdicts(read.Select(votes => (votes[0].Verdict, votes[1].Verdict)), MaybeHandling.CountsAsInclude);
        var statistics = AgreementStatistics.Of(table);

        Assert.Equal((707L, 22L, 11L, 1L, 673L), (table.Total, table[0, 0], table[0, 1], table[1, 0], table[1, 1]));
        Assert.Equal(.7772, statistics.Kappa!.Value, 0.00005);
        Assert.Equal(.0622, statistics.Kappa.StandardError!.Value, 0.00005);
        Assert.Equal(.6552, statistics.Kappa.Lower!.Value, 0.00005);
        Assert.Equal(.8992, statistics.Kappa.Upper!.Value, 0.00005);
        Assert.Equal(.9830, statistics.ObservedAgreement!.Value, 0.00005);
    }

    [CorporaFact]
    public void Title_and_abstract_screening_sends_34_database_records_to_full_text()
    {
        var soughtInFullText = Decisions().Where(decision => decision.Basis == "fulltext").Select(decision => decision.Record)
            .ToHashSet(StringComparer.Ordinal);
        var unresolved = DatabaseRecords().ToDictionary(record => record, record => TitleAbstract(record, null), StringComparer.Ordinal);

        Assert.Equal([(ScreeningStatus.Included, 22), (ScreeningStatus.Excluded, 673), (ScreeningStatus.Conflict, 12)],
            Counts(unresolved.Values));

        // The data do not hold the rulings themselves; every conflict went on to full text.
        var resolved = unresolved.ToDictionary(
            pair => pair.Key,
            pair => TitleAbstract(pair.Key, pair.Value.Status == ScreeningStatus.Conflict
                && soughtInFullText.Contains(pair.Key) ? new(Verdict.Include) : null),
            StringComparer.Ordinal);
        var included = resolved.Where(pair => pair.Value.Status == ScreeningStatus.Included).Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal([(ScreeningStatus.Included, 34), (ScreeningStatus.Excluded, 673)], Counts(resolved.Values));
        Assert.Superset(included, soughtInFullText);
    }

    [CorporaFact]
    public void Full_texts_end_with_13_included_and_22_excluded()
    {
        var votes = Decisions()
            .Where(decision => decision.Basis == "fulltext" && decision.Reviewer != "lead")
            .GroupBy(decision => decision.Record, StringComparer.Ordinal)
            .ToDictionary(record => record.Key, Votes, StringComparer.Ordinal);
        var unresolved = votes.Values.Select(cast => ScreeningOutcome.Of(ScreeningStage.FullText, [One, Two], cast)).ToList();

        Assert.Equal([(ScreeningStatus.Included, 12), (ScreeningStatus.Excluded, 21), (ScreeningStatus.Conflict, 2)], Counts(unresolved));
        Assert.DoesNotContain(unresolved, outcome => outcome.ReasonConflict);

        var final = Rows("records.csv").ToDictionary(row => row[0], row => ToVerdict(row[^1]), StringComparer.Ordinal);
        var resolved = votes.Select(pair =>
        {
            var outcome = ScreeningOutcome.Of(ScreeningStage.FullText, [One, Two], pair.Value);
            return outcome.Status == ScreeningStatus.Conflict
                ? ScreeningOutcome.Of(ScreeningStage.FullText, [One, Two], pair.Value, new(final[pair.Key]))
                : outcome;
        });

        Assert.Equal([(ScreeningStatus.Included, 13), (ScreeningStatus.Excluded, 22)], Counts(resolved));
    }

    private static ScreeningOutcome TitleAbstract(string record, ScreeningResolution? ruling) =>
        ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [One, Two], VotesAtTitleAbstract(record), ruling, maybeCountsAsInclude: true);

    private static IEnumerable<(ScreeningStatus Status, int Count)> Counts(IEnumerable<ScreeningOutcome> outcomes) =>
        outcomes.CountBy(outcome => outcome.Status).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    private static IEnumerable<string> DatabaseRecords() =>
        Rows("records.csv").Where(row => !row[1].EndsWith("-forward-citation", StringComparison.Ordinal)).Select(row => row[0]);

    // A reviewer's verdict is the vote on the abstract where there is one, else that on the title; of several the latest.
    private static List<ScreeningVote> VotesAtTitleAbstract(string record) => Votes(AtTitleAbstract.Value[record]
        .GroupBy(decision => decision.Reviewer, StringComparer.Ordinal)
        .Select(cast => cast.OrderBy(decision => decision.Basis == "abstract").ThenBy(decision => decision.At).Last()));

    private static readonly Lazy<ILookup<string, Decision>> AtTitleAbstract = new(() => Decisions()
        .Where(decision => decision.Basis != "fulltext" && decision.Reviewer != "lead")
        .ToLookup(decision => decision.Record, StringComparer.Ordinal));

    private static List<ScreeningVote> Votes(IEnumerable<Decision> decisions) =>
    [
        .. decisions
            .OrderBy(decision => decision.Reviewer, StringComparer.Ordinal)
            .Select(decision => new ScreeningVote(decision.Reviewer == "reviewer-1" ? One : Two, decision.Verdict)),
    ];

    private static IEnumerable<Decision> Decisions() => Rows("decisions.csv").Select(row =>
        new Decision(row[0], row[1], row[2], ToVerdict(row[3]), DateTimeOffset.Parse(row[4], CultureInfo.InvariantCulture)));

    private static Verdict ToVerdict(string text) => Enum.Parse<Verdict>(text, ignoreCase: true);

    // No field of these two files is quoted.
    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Corpora.Path(Path.Combine("wba-review", file))).Skip(1).Select(line => line.Split(','));

    private sealed record Decision(string Record, string Basis, string Reviewer, Verdict Verdict, DateTimeOffset At);
}
