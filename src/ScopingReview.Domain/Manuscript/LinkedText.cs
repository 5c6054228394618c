using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Manuscript;

/// <summary>A stretch of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Link">
/// What is behind a number: a key of whoever wrote the sentence, until the whole text is put together; then the address of the list. Null
/// for words, and for a number that leads nowhere.
/// </param>
public sealed record TextRun(string Text, string? Link = null);

/// <summary>
/// A text whose numbers say what they count. Interpolated strings become one where it is asked for, and keep the links of the texts in
/// them; in an interpolated string that becomes a string they are lost.
/// </summary>
[InterpolatedStringHandler]
public sealed class LinkedText
{
    private readonly List<TextRun> _runs = [];

    /// <summary>An empty text, as the compiler begins an interpolated string.</summary>
    /// <param name="literalLength">Characters between the holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public LinkedText(int literalLength, int formattedCount)
    {
    }

    private LinkedText(IEnumerable<TextRun> runs)
    {
        foreach (var run in runs)
        {
            Add(run);
        }
    }

    /// <summary>Its stretches, words next to each other as one, with the spaces between them in their texts.</summary>
    public IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>Its text.</summary>
    public string Text => string.Concat(_runs.Select(run => run.Text));

    /// <summary>A text of words alone.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator LinkedText(string text) => new([new(text)]);

    /// <summary>One text after the other.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public static LinkedText operator +(LinkedText first, LinkedText second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(first._runs.Concat(second._runs));
    }

    /// <summary>A number with its link, in groups of thousands: "13,178".</summary>
    /// <param name="count">The number.</param>
    /// <param name="link">What it counts; null where it leads nowhere.</param>
    public static LinkedText Number(long count, string? link) => Linked(ManuscriptText.Count(count), link);

    /// <summary>A number and its noun: "1 record", "2 records".</summary>
    /// <param name="count">The number.</param>
    /// <param name="singular">The noun.</param>
    /// <param name="plural">Its plural.</param>
    /// <param name="link">What it counts; null where it leads nowhere.</param>
    public static LinkedText Counted(long count, string singular, string plural, string? link)
        => $"{Number(count, link)} {(count == 1 ? singular : plural)}";

    /// <summary>A figure that is no count, with its link.</summary>
    /// <param name="text">The figure.</param>
    /// <param name="link">What it is computed from; null where it leads nowhere.</param>
    public static LinkedText Linked(string text, string? link) => new([new(text, link)]);

    /// <summary>Texts with something between them.</summary>
    /// <param name="separator">What stands between two.</param>
    /// <param name="parts">The texts.</param>
    public static LinkedText Join(string separator, IEnumerable<LinkedText> parts)
        => new(parts.SelectMany((part, i) => i == 0 ? part._runs : part._runs.Prepend(new(separator))));

    /// <summary>The same text with other links.</summary>
    /// <param name="link">Of a link, the one that stands in its place; null takes it away.</param>
    public LinkedText WithLinks(Func<string, string?> link)
        => new(_runs.Select(run => run.Link is { } was ? run with { Link = link(was) } : run));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Adds the words between two holes.</summary>
    /// <param name="value">The words.</param>
    public void AppendLiteral(string value) => Add(new(value));

    /// <summary>Adds words.</summary>
    /// <param name="value">The words.</param>
    public void AppendFormatted(string? value) => Add(new(value ?? ""));

    /// <summary>Adds a text with its links.</summary>
    /// <param name="value">The text.</param>
    public void AppendFormatted(LinkedText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var run in value._runs)
        {
            Add(run);
        }
    }

    private void Add(TextRun run)
    {
        if (run.Text.Length == 0)
        {
            return;
        }

        if (run.Link is null && _runs is [.., { Link: null } last])
        {
            _runs[^1] = new(last.Text + run.Text);
        }
        else
        {
            _runs.Add(run);
        }
    }
}
