using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>
/// The orders of all readers, learnt in the background: who asks gets the latest one at once, and a newer one is begun where there are
/// votes that it does not know. One is learnt at a time, so that screening keeps the other processor.
/// </summary>
public sealed partial class RankingModels(IDbContextFactory<ReviewDbContext> contexts, IHostApplicationLifetime lifetime,
    TimeProvider clock, ILogger<RankingModels> logger)
    : IDisposable
{
    /// <summary>Features of 100,000 records take a good part of a gigabyte: nobody keeps them who does not screen.</summary>
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(30);

    private const int WithWords = 300;
    private const int WordsEach = 4;

    private readonly ConcurrentDictionary<(Guid Review, Guid Reader), ReaderModel> _readers = new();
    private readonly ConcurrentDictionary<Guid, ReviewTexts> _texts = new();
    private readonly SemaphoreSlim _one = new(1);

    private sealed class ReaderModel
    {
        public RankedOrder? Order;
        public RankingModel? Model;
        public ReviewTexts? Texts;
        public Dictionary<Guid, bool> Labels = [];
        public int Running;
        public DateTimeOffset UsedAt;
        public Task Learning = Task.CompletedTask;
    }

    /// <summary>The latest order, null before there is one; a newer one is on its way.</summary>
    internal RankedOrder? Latest(Guid reviewId, Guid userId, RankingModelKind kind)
    {
        var reader = _readers.GetOrAdd((reviewId, userId), _ => new ReaderModel());
        reader.UsedAt = clock.GetUtcNow();
        if (Interlocked.Exchange(ref reader.Running, 1) == 0)
            reader.Learning = Task.Run(() => LearnAsync(reviewId, userId, kind, reader, lifetime.ApplicationStopping),
                lifetime.ApplicationStopping);
        return Volatile.Read(ref reader.Order);
    }

    /// <summary>When what is being learnt for the person now is done: for tests.</summary>
    internal Task LearntAsync(Guid reviewId, Guid userId)
        => _readers.TryGetValue((reviewId, userId), out var reader) ? reader.Learning : Task.CompletedTask;

    private async Task LearnAsync(Guid reviewId, Guid userId, RankingModelKind kind, ReaderModel reader, CancellationToken stop)
    {
        try
        {
            await _one.WaitAsync(stop);
            try
            {
                Evict();
                await using var db = await contexts.CreateDbContextAsync(stop);
                await LearnAsync(db, reviewId, userId, kind, reader, stop);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception failure)
        {
            // The latest order stays, and the next question begins anew.
            reader.Model = null;
            Failed(logger, reviewId, failure);
        }
        finally
        {
            Volatile.Write(ref reader.Running, 0);
        }
    }

    private async Task LearnAsync(ReviewDbContext db, Guid reviewId, Guid userId, RankingModelKind kind, ReaderModel reader,
        CancellationToken stop)
    {
        var votes = await db.LearntFrom(reviewId, userId).Select(d => new { d.RecordId, d.Verdict }).ToListAsync(stop);
        var labels = votes.GroupBy(vote => vote.RecordId).ToDictionary(of => of.Key, of => of.Any(vote => vote.Verdict != Verdict.Exclude));
        // A vote on one of these says more than the list.
        foreach (var known in await db.RankingPriors.Current().Where(p => p.ReviewId == reviewId).Select(p => p.RecordId).ToListAsync(stop))
            labels.TryAdd(known, true);
        // At least one of each kind, or there is nothing to learn: the order is the random one until then.
        if (!labels.ContainsValue(true) || !labels.ContainsValue(false))
        {
            Volatile.Write(ref reader.Order, null);
            return;
        }

        var texts = await TextsAsync(db, reviewId, kind, stop);
        if (reader.Model is null || !ReferenceEquals(reader.Texts, texts))
            (reader.Model, reader.Texts, reader.Labels) = (new RankingModel(texts.Features, RankingOptions.Of(kind)), texts, []);
        else if (reader.Order is not null && labels.Count == reader.Labels.Count
            && labels.All(label => reader.Labels.TryGetValue(label.Key, out var known) && known == label.Value))
            return;
        foreach (var gone in reader.Labels.Keys.Where(id => !labels.ContainsKey(id)))
            Label(gone, null);
        foreach (var (id, relevant) in labels)
            Label(id, relevant);
        reader.Labels = labels;
        reader.Model.Fit();
        var waiting = await db.WaitingFor(reviewId, ScreeningStage.TitleAbstract, userId).OrderBy(a => a.RandomOrder)
            .Select(a => a.RecordId).ToListAsync(stop);
        // Ties keep the person's random order.
        Guid[] order = [.. waiting.Where(texts.Positions.ContainsKey).Select(id => (Id: id, Value: reader.Model.Value(texts.Positions[id])))
            .OrderByDescending(record => record.Value).Select(record => record.Id)];
        Volatile.Write(ref reader.Order, new RankedOrder(order,
            order.Take(WithWords).ToDictionary(id => id, id => reader.Model.StrongestTerms(texts.Positions[id], WordsEach)), labels.Count));

        void Label(Guid id, bool? relevant)
        {
            if (texts.Positions.TryGetValue(id, out var position))
                reader.Model.Label(position, relevant);
        }
    }

    private async Task<ReviewTexts> TextsAsync(ReviewDbContext db, Guid reviewId, RankingModelKind kind, CancellationToken stop)
    {
        var records = await ReviewTexts.RecordsAsync(db, reviewId, stop);
        if (_texts.TryGetValue(reviewId, out var present) && present.Records == records && present.Kind == kind)
            return present;
        return _texts[reviewId] = await ReviewTexts.ReadAsync(db, reviewId, kind, stop);
    }

    private void Evict()
    {
        var oldest = clock.GetUtcNow() - _kept;
        foreach (var (key, reader) in _readers)
        {
            if (reader.UsedAt < oldest)
                _readers.TryRemove(key, out _);
        }

        foreach (var review in _texts.Keys.Except(_readers.Keys.Select(key => key.Review)))
            _texts.TryRemove(review, out _);
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The order of priority screening could not be learnt in review {Review}; the latest one stays")]
    private static partial void Failed(ILogger logger, Guid review, Exception failure);
}
