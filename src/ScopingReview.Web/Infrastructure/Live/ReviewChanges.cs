using System.Collections.Concurrent;

namespace ScopingReview.Web.Infrastructure.Live;

/// <summary>
/// Tells whoever is looking at a review that something in it changed: not what, and never a verdict. Whoever is told asks the services,
/// which check permission and blinding.
/// </summary>
public sealed class ReviewChanges(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, long> _announced = [];
    private long? _allAnnounced;
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Subscription, byte>> _byReview = [];

    /// <param name="changed">Called from any thread, and often; it must only take note.</param>
    public IDisposable Subscribe(Guid reviewId, Action changed)
    {
        var subscription = new Subscription(this, reviewId, changed);
        _byReview.GetOrAdd(reviewId, _ => []).TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>Whether a change became known within this time: whoever was reading meanwhile may have read what was before it.</summary>
    public bool HasChangedWithin(Guid reviewId, TimeSpan time)
        => (_announced.TryGetValue(reviewId, out var at) && clock.GetElapsedTime(at) <= time)
            || (_allAnnounced is { } all && clock.GetElapsedTime(all) <= time);

    public void Announce(Guid reviewId)
    {
        // Noted before anybody is told: whoever subscribes now hears of it one way or the other.
        _announced[reviewId] = clock.GetTimestamp();
        if (_byReview.TryGetValue(reviewId, out var subscriptions))
            Tell(subscriptions.Keys);
    }

    /// <summary>After a time in which changes may have gone unheard.</summary>
    public void AnnounceAll()
    {
        _allAnnounced = clock.GetTimestamp();
        foreach (var subscriptions in _byReview.Values)
            Tell(subscriptions.Keys);
    }

    private static void Tell(ICollection<Subscription> subscriptions)
    {
        foreach (var subscription in subscriptions)
            subscription.Changed();
    }

    private sealed class Subscription(ReviewChanges owner, Guid reviewId, Action changed) : IDisposable
    {
        public Action Changed => changed;

        // An emptied review keeps its place: a few bytes for each that was looked at.
        public void Dispose()
        {
            if (owner._byReview.TryGetValue(reviewId, out var subscriptions))
                subscriptions.TryRemove(this, out _);
        }
    }
}
