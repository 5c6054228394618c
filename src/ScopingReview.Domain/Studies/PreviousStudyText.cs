using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Studies;

/// <summary>A report of a study that the previous version of a review included, as a person entered it.</summary>
/// <param name="Citation">Its citation, in one line.</param>
/// <param name="Doi">The DOI that the citation gives; null where it gives none.</param>
public sealed record PreviousReportEntry(string Citation, string? Doi)
{
    /// <summary>From a citation; white space within it becomes single spaces.</summary>
    public static PreviousReportEntry Of(string citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var line = string.Join(' ', citation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new(line, Records.Doi.Normalise(line));
    }

    /// <summary>True if both say the same report: the same DOI, or the same citation but for capitals.</summary>
    public bool IsSameAs(PreviousReportEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Doi is not null && Doi == other.Doi) || string.Equals(Citation, other.Citation, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>
/// The studies of a previous version as text: a citation a line, a blank line between studies, so that a study can have several reports.
/// </summary>
public static class PreviousStudyText
{
    private static readonly string[] _lineEnds = ["\r\n", "\n", "\r"];

    /// <summary>The studies in the order of the text, each with its reports.</summary>
    public static IReadOnlyList<IReadOnlyList<PreviousReportEntry>> Parse(string? text)
    {
        List<List<PreviousReportEntry>> studies = [];
        var isNew = true;
        foreach (var line in (text ?? "").Split(_lineEnds, StringSplitOptions.None))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                isNew = true;
                continue;
            }

            if (isNew)
                studies.Add([]);
            studies[^1].Add(PreviousReportEntry.Of(line));
            isNew = false;
        }

        return studies;
    }

    /// <summary>The text with every line a study of its own: for a list that was pasted without blank lines.</summary>
    public static string EachLineAStudy(string? text)
        => string.Join("\n\n", Parse(text).SelectMany(study => study).Select(report => report.Citation));

    /// <summary>Records as such text, each a study with one report.</summary>
    public static string Of(IEnumerable<BibliographicRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return string.Join("\n\n", records.Select(record => PreviousReportEntry.Of(Citation.Reference(record)).Citation));
    }
}
