using System.Globalization;
using System.Xml.Linq;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Items of a Zotero RDF file in their order, each handed out as soon as what it is part of is known. Journals and books that stand by
/// themselves are kept for those that point to them.
/// </summary>
internal sealed class ZoteroWaitingItems
{
    /// <summary>How many items wait at most, and how much text they hold together (characters).</summary>
    private const int MostWaiting = 200;
    private const int MostText = 4 * EntryOutcome.MaxEntryLength;

    /// <summary>How many journals and books are kept for items that come later.</summary>
    private const int MostKept = 2000;

    private readonly Queue<(XmlEntryText Entry, XElement? Element, List<ImportIssue> Issues, string Reason)> _waiting = [];
    private readonly Dictionary<string, XElement> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private int _text;
    private int _position;
    private int _leftOut;
    private long _firstLeftOut;

    public Queue<ImportItem> Completed { get; } = [];

    public void Add(XmlEntryText entry)
    {
        var issues = new List<ImportIssue>();
        var reason = "";
        var element = entry.End == XmlEntryEnd.Complete ? XmlEntryParser.Parse(entry, issues, out reason) : null;
        if (element is not null && ZoteroItem.IsNoEntry(element))
            LeaveOut(entry.LineNumber);
        else if (element is not null && IsWhole(element))
            Keep(element);
        else
            Wait(entry, element, issues, reason);
        HandOut(isFinal: false);
    }

    public void Finish()
    {
        HandOut(isFinal: true);
        if (_leftOut > 0)
        {
            Completed.Enqueue(new FileRemark(ImportIssue.Remark(_firstLeftOut, null, string.Create(CultureInfo.InvariantCulture,
                $"Zotero’s attachments, notes and collections are no records: {_leftOut} left out; this is the first."))));
        }
    }

    private bool IsWhole(XElement element) => ZoteroItem.IsOnlyWhole(element)
        || (element.Element("itemType") is null && ZoteroItem.About(element) is { } about
            && (_wanted.Contains(about) || about.StartsWith("urn:is", StringComparison.Ordinal)));

    private void Keep(XElement element)
    {
        if (ZoteroItem.About(element) is { } about && _whole.Count < MostKept)
            _whole[about] = element;
    }

    private void LeaveOut(long line)
    {
        if (_leftOut++ == 0)
            _firstLeftOut = line;
    }

    private void Wait(XmlEntryText entry, XElement? element, List<ImportIssue> issues, string reason)
    {
        _waiting.Enqueue((entry, element, issues, reason));
        _text += entry.Raw.Length;
        if (element is not null && ZoteroItem.PartOf(element) is { } wanted)
            _wanted.Add(wanted);
    }

    private void HandOut(bool isFinal)
    {
        while (_waiting.TryPeek(out var next))
        {
            var wanted = next.Element is null ? null : ZoteroItem.PartOf(next.Element);
            XElement? whole = null;
            var isKnown = wanted is null || _whole.TryGetValue(wanted, out whole);
            if (!isKnown && !isFinal && _waiting.Count <= MostWaiting && _text <= MostText)
                return;
            _waiting.Dequeue();
            _text -= next.Entry.Raw.Length;
            if (wanted is not null)
                _wanted.Remove(wanted);
            if (!isKnown)
                next.Issues.Add(ImportIssue.Remark(next.Entry.LineNumber, "isPartOf",
                    $"“{EntryOutcome.Shorten(wanted!)}”, of which the item is part, was not found: its journal or book is missing."));
            Completed.Enqueue(Read(next.Entry, next.Element, whole, next.Issues, next.Reason));
        }
    }

    private ImportItem Read(XmlEntryText entry, XElement? element, XElement? whole, List<ImportIssue> issues, string reason)
    {
        var position = ++_position;
        if (XmlEntries.Refusal(entry, position) is { } refused)
            return refused;
        return element is null ? XmlEntries.Damaged(entry, position, reason)
            : EntryOutcome.Of(() => ZoteroItem.Map(element, whole, entry, position, issues), () => entry.Raw, position, entry.LineNumber,
                issues, "title");
    }
}
