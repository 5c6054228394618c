using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.PreviousVersions;

/// <summary>The publication that the review updates.</summary>
public sealed record PreviousReference(string Citation, string? Doi, string By, DateTimeOffset At);

public sealed record PreviousReportView(Guid Id, string Citation, string? Doi);

/// <summary>A record of this version that is marked as a further report of a previous study.</summary>
/// <param name="Included">It is included, and so counted.</param>
public sealed record FurtherReportView(int Number, string? Title, bool Included);

/// <param name="Number">Place in the whole list, from 1.</param>
/// <param name="Further">Reports that this version found of it.</param>
public sealed record PreviousStudyView(
    Guid Id, int Number, IReadOnlyList<PreviousReportView> Reports, IReadOnlyList<FurtherReportView> Further);

/// <param name="Studies">Those of the page that fit what is looked for.</param>
/// <param name="Fitting">How many fit.</param>
/// <param name="StudyCount">All studies.</param>
/// <param name="ReportCount">All of their reports, further ones of this version left out.</param>
public sealed record PreviousVersionView(
    PreviousReference? Reference, IReadOnlyList<PreviousStudyView> Studies, int Fitting, int StudyCount, int ReportCount, Membership Me)
{
    public const int PageSize = 50;

    /// <summary>The review updates an earlier one.</summary>
    public bool IsUpdate => Reference is not null || StudyCount > 0;
}

/// <summary>What was added, so that it can be taken away again.</summary>
/// <param name="LeftOut">Reports that were in the list already.</param>
public sealed record PreviousAdded(IReadOnlyList<Guid> ReportIds, int Studies, int LeftOut);

/// <summary>An export file as text to add.</summary>
/// <param name="Refused">Entries that could not be read.</param>
public sealed record PreviousFile(string Text, int Records, int Refused)
{
    /// <summary>The sheets of a workbook that has several, one of which is to be chosen: until then nothing of it is read.</summary>
    public IReadOnlyList<PreviousSheet> Sheets { get; init; } = [];
}

/// <param name="Rows">How many there are, the names of the columns among them.</param>
public sealed record PreviousSheet(string Name, int Rows);

/// <summary>A previous study to choose.</summary>
/// <param name="Label">Its first report's citation, cut short.</param>
public sealed record PreviousStudyChoice(Guid Id, string Label)
{
    private const int Longest = 110;

    internal static string LabelOf(string citation)
    {
        if (citation.Length <= Longest)
            return citation;
        var end = char.IsHighSurrogate(citation[Longest - 1]) ? Longest - 1 : Longest;
        return citation[..end].TrimEnd() + "…";
    }
}

/// <summary>What must be true of the text that people enter.</summary>
internal static class PreviousRules
{
    private const int LongestCitation = 2000;
    private const int MostReports = 5000;

    /// <summary>The first thing that is wrong, in a sentence; null if nothing is.</summary>
    public static string? Problem(IReadOnlyList<IReadOnlyList<PreviousReportEntry>> studies)
    {
        var reports = studies.Sum(study => study.Count);
        if (reports == 0)
            return "Paste at least one citation.";
        if (reports > MostReports)
            return string.Create(CultureInfo.InvariantCulture,
                $"These are {reports:N0} citations; at most {MostReports:N0} can be added at a time. Add them in parts.");
        return studies.SelectMany(study => study).Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    public static string? Problem(PreviousReportEntry report)
        => report.Citation.Length == 0 ? "Give the citation of the report."
            : report.Citation.Length <= LongestCitation ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"A citation is longer than {LongestCitation:N0} characters (“{PreviousStudyChoice.LabelOf(report.Citation)}”). ")
                + "Is a line break missing?";

    /// <summary>Why studies stay that reports of this version belong to.</summary>
    public static string HasFurtherReports(IReadOnlyList<int> reports, int studies)
        => string.Join(", ", reports.Select(RecordNumber.Format))
            + (reports.Count == 1 ? " is marked as a further report of " : " are marked as further reports of ")
            + (studies == 1 ? "this study" : "these studies")
            + ". Undo that on the Studies page first; nothing was changed.";
}
