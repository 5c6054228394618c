using System.Collections.Concurrent;

namespace ScopingReview.Web.Features.Records.Exporting;

/// <summary>
/// One export at a time and person: each reads the whole list, and somebody who clicks again would only wait longer for both.
/// </summary>
public sealed class ExportTurns
{
    private readonly ConcurrentDictionary<Guid, bool> _writing = [];

    /// <summary>Takes the person's turn; null while another export of theirs is being written. Disposing gives it back.</summary>
    public IDisposable? TryTake(Guid person) => _writing.TryAdd(person, true) ? new Turn(_writing, person) : null;

    private sealed class Turn(ConcurrentDictionary<Guid, bool> writing, Guid person) : IDisposable
    {
        public void Dispose() => writing.TryRemove(person, out _);
    }
}
