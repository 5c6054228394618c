using System.Globalization;

namespace ScopingReview.Web.Features.FullText;

/// <summary>Words of a report that were selected in its text.</summary>
/// <param name="Page">Page of the file, from 1.</param>
/// <param name="Field">Id of the item's element in the form that had the focus last; null where none had.</param>
/// <param name="IntoNote">Whether it was its note.</param>
public sealed record SelectedWords(string Text, int Page, string? Field, bool IntoNote = false)
{
    /// <summary>A note with the words after it, and where they stand.</summary>
    public string After(string? note)
        => $"{(string.IsNullOrWhiteSpace(note) ? "" : note.TrimEnd() + " ")}“{Text}” ({DocumentPlace.Of(Page)})";
}

/// <summary>What js/reading.js says of the selection in a text.</summary>
internal sealed record TextSelection(string Text, string? Field, bool Note = false);

/// <summary>Between a form and the document beside it: a quote in the form opens the page that it was taken from.</summary>
public sealed class DocumentPlace
{
    private const string Prefix = "PDF p. ";

    /// <summary>Shows a page of the text; null while no document stands there.</summary>
    internal Func<int, Task>? Document { get; set; }

    /// <summary>How a quote names a page of the file, whose numbers need not be those that are printed on it.</summary>
    public static string Of(int page) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{page}");

    /// <summary>The page that a quote was taken from; null where it was typed as the report numbers it.</summary>
    public static int? PageOf(string? page)
        => page is not null && page.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(page.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number : null;

    public Task ShowAsync(int page) => Document?.Invoke(page) ?? Task.CompletedTask;
}
