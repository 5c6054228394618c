using ScopingReview.Domain.Charting;
using ItemKey = ScopingReview.Domain.Charting.PeerWorkerForm.ItemKey;

namespace ScopingReview.Web.Demo;

/// <summary>From what is known of a study to answers in the charting form. What is not known stays unanswered.</summary>
internal static class DemoCharts
{
    private const string FromTitle = "From the title.";
    private const string NotDescribed = "not-described";

    public static ChartAnswers Answers(ChartAnswers fromRecord, DemoFacts facts, DemoTitleFacts? title)
    {
        var answers = fromRecord;
        Add(ItemKey.Country, Of(title?.Country ?? [], FromTitle));
        Add(ItemKey.Country, Of(facts.Country));
        Add(ItemKey.Design, Of(title?.Design, FromTitle));
        Add(ItemKey.Perspective, Of(title?.Perspective ?? [], FromTitle));
        Add(ItemKey.Context, Of(title?.Context ?? [], FromTitle));
        Add(ItemKey.Sector, Of(title?.Sector, FromTitle));
        Add(ItemKey.Multidisciplinary, Of(title?.Multidisciplinary, FromTitle));
        Add(ItemKey.Phases, Of(facts.Phases));
        Add(ItemKey.Role, Role(facts.Roles));
        Add(ItemKey.Intermediary, Of(facts.Intermediary is null or NotDescribed ? facts.Intermediary : "explicitly-described"));
        Add(ItemKey.IntermediaryFunctions, Of(facts.Intermediary is NotDescribed ? null : facts.Intermediary));
        Add(ItemKey.CollaboratesWith, Of([.. facts.CollaboratesWith.Select(Collaborator)]));
        Add(ItemKey.Focus, Of(facts.Focus));
        return answers;

        void Add(string item, ChartAnswer? answer)
        {
            if (answer is not null)
                answers = answers.With(item, answer);
        }
    }

    /// <summary>Two roles are a conflict for people to decide: nothing is chosen in silence, and the note says between what.</summary>
    private static ChartAnswer? Role(string[] roles)
        => roles.Length < 2 ? Of(roles)
            : new ChartAnswer
            {
                Note =
                $"The review lists this study under two roles ({string.Join("; ", roles.Select(RoleLabel))}); one is to be chosen."
            };

    private static string RoleLabel(string key) => PeerWorkerForm.Form.Item(ItemKey.Role).Choices.Single(option => option.Key == key).Label;

    private static string Collaborator(string name) => name == "groups-of-professionals" ? "non-peer-professionals" : name;

    private static ChartAnswer? Of(string? value, string? note = null) => value is null ? null : Of([value], note);

    private static ChartAnswer? Of(string[] values, string? note = null)
        => values.Length == 0 ? null : ChartAnswer.Of(values) with { Note = note };
}
