namespace ScopingReview.Web.Features.FullText;

/// <summary>A file as the browser announces it.</summary>
public sealed record ChosenFile(string Key, string Name, long Size, string? Problem);

public enum UploadState
{
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

    /// <summary>The report on which it was dropped; null where its report is to be found by what stands in it.</summary>
    public int? Number { get; init; }

    /// <summary>Dropped as a supplement.</summary>
    public bool Supplement { get; init; }
}

internal static class UploadDisplayText
{
    public static string? Problem(ChosenFile file, long maxBytes) => file.Problem switch
    {
        null => null,
        "empty" => "The file is empty.",
        "too-large" => $"Larger than {FileNames.Size(maxBytes)}, the limit on this server.",
        "not-a-pdf" => "Not a PDF, despite its name: perhaps a sign-in page was saved instead.",
        _ => "The browser could not read the file.",
    };
}
