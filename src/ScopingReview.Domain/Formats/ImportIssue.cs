using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>What an issue means for the entry it was found in.</summary>
public enum ImportIssueSeverity
{
    /// <summary>The entry was read; something in it was left out or read differently than it stands.</summary>
    Remark,

    /// <summary>The entry could not become a record.</summary>
    Refusal,
}

/// <summary>Something that a person who imports a file should know.</summary>
/// <param name="Severity">Whether the entry was refused or only remarked on.</param>
/// <param name="LineNumber">Line of the file, from 1; null where it concerns the file as a whole.</param>
/// <param name="Field">Tag or column concerned ("PY"); null where it concerns the whole entry.</param>
/// <param name="Message">What happened, as a sentence for the screen.</param>
public sealed record ImportIssue(ImportIssueSeverity Severity, long? LineNumber, string? Field, string Message)
{
    /// <summary>A remark.</summary>
    public static ImportIssue Remark(long? lineNumber, string? field, string message)
        => new(ImportIssueSeverity.Remark, lineNumber, field, message);

    /// <summary>"Line 12, PY: No year in “10 15”."</summary>
    public override string ToString()
    {
        var place = LineNumber is null ? "" : string.Create(CultureInfo.InvariantCulture, $"Line {LineNumber}");
        if (Field is not null)
            place += place.Length == 0 ? Field : $", {Field}";
        return place.Length == 0 ? Message : $"{place}: {Message}";
    }
}
