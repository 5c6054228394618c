using System.Text;

namespace ScopingReview.Domain.FullTexts;

/// <summary>
/// The letters and digits of the first lines, without anything between them, so that line breaks and hyphens do not matter.
/// </summary>
internal sealed class OpeningText
{
    /// <summary>What stands before the title of another article in a note about it.</summary>
    private static readonly string[] _notices = ["erratumto", "erratum", "correctionto", "correction", "corrigendumto", "corrigendum",
        "retractionof", "retractionto", "retraction", "retracted", "commentaryon", "commenton", "replyto", "responseto",
            "lettertotheeditor",
        "expressionofconcern"];

    private readonly string _text;
    private readonly HashSet<int> _starts = [];

    public OpeningText(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var compact = string.Concat(FoldedText.Words(line));
            if (compact.Length == 0)
                continue;
            _starts.Add(text.Length);
            text.Append(compact);
        }

        _text = text.ToString();
    }

    public int Length => _text.Length;

    /// <summary>Where a title stands at the beginning of a line, as titles do, and not inside a sentence; -1 where it does not.</summary>
    public int Find(string compactTitle)
    {
        for (var at = _text.IndexOf(compactTitle, StringComparison.Ordinal); at >= 0;
            at = _text.IndexOf(compactTitle, at + 1, StringComparison.Ordinal))
        {
            if (_starts.Contains(at))
                return at;
        }

        return -1;
    }

    /// <summary>Whether what stands right before the place says that it speaks of another article.</summary>
    public bool IsNotice(int at) => _notices.Any(notice => _text[Math.Max(0, at - notice.Length)..at] == notice);
}
