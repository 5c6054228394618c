namespace ScopingReview.Web.Features.FullText;

/// <summary>
/// The chosen files of a page and what is to become of each. Uploads run one after the other: one connection, one row of progress.
/// </summary>
public sealed class UploadQueue
{
    private readonly List<UploadItem> _items = [];

    public IReadOnlyList<UploadItem> Items => _items;

    /// <summary>Those that a person should see: under way or refused. One that is stored shows where it is stored.</summary>
    public IEnumerable<UploadItem> Shown => _items.Where(i => i.State != UploadState.Stored || i.Message is not null);
    public bool Busy => _items.Exists(i => i.State is UploadState.Queued or UploadState.Uploading);
    public int Finished => _items.Count(i => i.State is UploadState.Stored or UploadState.Failed);

    public void Add(UploadItem item) => _items.Add(item);

    public void Remove(UploadItem item) => _items.Remove(item);

    public void ClearFinished() => _items.RemoveAll(i => i.State is UploadState.Stored or UploadState.Failed);

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
