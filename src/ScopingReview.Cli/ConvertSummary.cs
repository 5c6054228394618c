using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>What convert says of one file.</summary>
/// <param name="File">Name as it was given.</param>
/// <param name="Format">What it was read as.</param>
/// <param name="Entries">Entries in the file: records and refused ones.</param>
/// <param name="Records">Entries that became records.</param>
/// <param name="Refused">Entries that did not.</param>
/// <param name="Issues">Refusals and remarks.</param>
/// <param name="AddsUp">Whether every entry is accounted for.</param>
public sealed record FileSummary(string File, string Format, int Entries, int Records, int Refused, int Issues, bool AddsUp)
{
    public static FileSummary Of(InputFile file, ImportTally tally)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(tally);
        return new FileSummary(file.Name, file.Format.Kind.ToString(), tally.Entries, tally.Read, tally.Refused, tally.IssueCount,
            tally.AddsUp);
    }
}

/// <summary>What convert says at the end.</summary>
/// <param name="Files">Each file.</param>
/// <param name="Output">Where the records went.</param>
/// <param name="Written">Records written.</param>
public sealed record ConvertSummary(IReadOnlyList<FileSummary> Files, string Output, int Written)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>"pubmed.nbib: a MEDLINE (PubMed .nbib) export, 80 records, 1 refused, 2 issues".</summary>
    public static string Sentence(string formatName, FileSummary file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.File}: {formatName}, {Count(file.Records, "record")}, {file.Refused} refused, {Count(file.Issues, "issue")}");
    }

    public static string Count(int count, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
