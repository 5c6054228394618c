namespace ScopingReview.Web.Features.FullText;

/// <summary>
/// The chosen files of a page and what is to become of each. Uploads run one after the other: one connection, one row of progress.
/// </summary>
public sealed class UploadQueue
{
    private readonly List<UploadItem> _items = [];

    public IReadOnlyList<UploadItem> Items => _items;
    public IEnumerable<UploadItem> ToCheck => _items.Where(i => i.State == UploadState.ToCheck);
    public bool Busy => _items.Any(i => i.State is UploadState.Queued or UploadState.Uploading);
    public int Stored => _items.Count(i => i.State == UploadState.Stored);

    /// <summary>Files that can be stored as they are listed.</summary>
    public int Ready => ToCheck.Count(i => i.Report is not null && !IsTwice(i));

    /// <summary>Two files for one report: the later one would replace the earlier, which nobody means.</summary>
    public bool IsTwice(UploadItem item)
        => item.Report is { } report
            && _items.Any(i => i != item && i.State is UploadState.ToCheck or UploadState.Queued or UploadState.Uploading && i != item
                && i.Report?.Number == report.Number);

    public void Add(UploadItem item) => _items.Add(item);

    public void Remove(UploadItem item) => _items.Remove(item);

    public void ClearFinished() => _items.RemoveAll(i => i.State is UploadState.Stored or UploadState.Failed);

    public void Queue()
    {
        foreach (var item in ToCheck.Where(i => i.Report is not null && !IsTwice(i)).ToList())
            item.State = UploadState.Queued;
    }

    /// <summary>The item to send now; null while one is under way, or when none waits.</summary>
    public UploadItem? Next()
    {
        if (_items.Exists(i => i.State == UploadState.Uploading) || _items.Find(i => i.State == UploadState.Queued) is not { } next)
            return null;
        next.State = UploadState.Uploading;
        return next;
    }

    public UploadItem? Finish(string key, bool stored, string? message)
    {
        if (_items.Find(i => i.Key == key) is not { } item)
            return null;
        item.State = stored ? UploadState.Stored : UploadState.Failed;
        item.Message = message;
        return item;
    }
}
