using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Features.FullText;

/// <summary>A file as the browser announces it.</summary>
public sealed record ChosenFile(string Key, string Name, long Size, string? Problem);

public enum UploadState
{
    /// <summary>Waits for the person to check which report it belongs to.</summary>
    ToCheck,
    Queued,
    Uploading,
    Stored,
    Failed,
}

/// <summary>A chosen file on its way into the database.</summary>
public sealed class UploadItem(ChosenFile file)
{
    public string Key => file.Key;
    public string Name => file.Name;
    public long Size => file.Size;
    public UploadState State { get; set; }
    public string? Message { get; set; }

    /// <summary>Reports that the name points to.</summary>
    public IReadOnlyList<FileMatch> Matches { get; init; } = [];

    /// <summary>Chosen on the report itself, so that there is nothing to check.</summary>
    public bool ForOneReport { get; init; }

    /// <summary>The report it is to be stored with; null while that is open.</summary>
    public ReportChoice? Report { get; set; }

    public FileMatchEvidence? Evidence => Matches.FirstOrDefault(m => m.Number == Report?.Number)?.Evidence;
}

internal static class UploadDisplayText
{
    public static string? Problem(ChosenFile file, long maxBytes) => file.Problem switch
    {
        null => null,
        "empty" => "The file is empty.",
        "too-large" => $"Larger than {FileNames.Size(maxBytes)}, the most that this server accepts.",
        "not-a-pdf" => "Not a PDF, whatever its name says: a page that asks for a sign-in is often saved as one.",
        _ => "The browser could not read the file.",
    };

    public static string Evidence(FileMatchEvidence evidence) => evidence switch
    {
        FileMatchEvidence.RecordNumber => "by its number",
        FileMatchEvidence.Doi or FileMatchEvidence.DoiSuffix => "by DOI",
        FileMatchEvidence.PubMedId => "by PubMed id",
        FileMatchEvidence.Title => "by title",
        _ => "by author and year",
    };
}
