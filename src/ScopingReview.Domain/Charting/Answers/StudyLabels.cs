using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Charting;

/// <summary>What a study's label is made of.</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Authors">Authors of its main report.</param>
/// <param name="Year">Year of its main report; null if unknown.</param>
/// <param name="Title">Title of its main report; orders studies whose labels clash.</param>
public sealed record StudyCitation(Guid Id, IReadOnlyList<AuthorName> Authors, int? Year, string? Title);

/// <summary>
/// Short labels of studies in the author–year manner of APA 7 (2020, doi:10.1037/0000165-000, sections 8.17 and 8.19): "Park, 2020",
/// "Jones &amp; Pietilä, 2020", "Agrawal et al., 2016"; the same label twice gets a, b, c in the order of titles.
/// </summary>
public static class StudyLabels
{
    private const int LongestTitle = 40;

    /// <summary>One label per study, all different. The same studies get the same labels in whatever order they are given.</summary>
    /// <exception cref="ArgumentException">Two studies have the same id.</exception>
    public static IReadOnlyDictionary<Guid, string> For(IEnumerable<StudyCitation> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        var labels = new Dictionary<Guid, string>();
        foreach (var clash in studies.GroupBy(Plain, StringComparer.OrdinalIgnoreCase))
        {
            var ordered = clash.OrderBy(study => study.Title ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(study => study.Id).ToList();
            for (var i = 0; i < ordered.Count; i++)
                labels.Add(ordered[i].Id, ordered.Count == 1 ? Plain(ordered[i]) : Plain(ordered[i]) + Suffix(ordered[i], i));
        }

        return labels;
    }

    private static string Plain(StudyCitation study) =>
        $"{Names(study)}, {study.Year?.ToString(CultureInfo.InvariantCulture) ?? "n.d."}";

    private static string Names(StudyCitation study) => study.Authors switch
    {
        [] => Shortened(study.Title),
        [var only] => only.Family,
        [var first, var second] => $"{first.Family} & {second.Family}",
        [var first, ..] => $"{first.Family} et al.",
    };

    private static string Shortened(string? title)
    {
        var text = title?.Trim() ?? "";
        if (text.Length == 0)
            return "Anonymous";
        if (text.Length <= LongestTitle)
            return text;
        var end = text.LastIndexOf(' ', LongestTitle);
        return text[..(end > 0 ? end : LongestTitle)] + "…";
    }

    // a … z, aa, ab …; APA puts a hyphen after "n.d.".
    private static string Suffix(StudyCitation study, int index)
    {
        var letters = "";
        for (var rest = index; rest >= 0; rest = rest / 26 - 1)
            letters = (char)('a' + rest % 26) + letters;
        return study.Year is null ? "-" + letters : letters;
    }
}
