using System.Globalization;
using System.Net.Http.Json;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening;

namespace ScopingReview.Benchmarks.Load;

/// <summary>
/// A reviewer's browser at the screening desk, as far as the server sees it: what wwwroot/js/screening.js and outbox.js send.
/// </summary>
internal sealed class Reader : IDisposable
{
    // As in screening-queue.js: a few for the first card, then enough ahead, of which fewer with priority screening.
    private const int FirstFew = 8;
    private readonly int _atOnce;
    private readonly int _refillBelow;

    private readonly HttpClient _client;
    private readonly Guid _reviewer;
    private readonly string _api;
    private readonly Queue<ScreeningCard> _queue = [];
    private string? _after = "resume";
    private bool _shown;

    public Reader(Uri server, string cookie, Guid review, Guid reviewer, bool ranked)
    {
        (_atOnce, _refillBelow) = ranked ? (12, 8) : (60, 40);
        _reviewer = reviewer;
        _api = $"/api/reviews/{review}/screening";
        _client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(15) };
        _client.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    public int Held => _queue.Count;

    public bool WantsMore => _after is not null && _queue.Count < _refillBelow;

    public void Dispose() => _client.Dispose();

    /// <summary>Fetches ahead; false when there is nothing more.</summary>
    public async Task<bool> FillAsync()
    {
        var take = _shown ? _atOnce : FirstFew;
        var held = string.Join(',', _queue.Select(card => card.Number.ToString(CultureInfo.InvariantCulture)));
        var cards = await _client.GetFromJsonAsync<List<ScreeningCard>>(
            $"{_api}/TitleAbstract/queue?take={take}&exclude={held}&after={Uri.EscapeDataString(_after ?? "")}") ?? [];
        foreach (var card in cards)
            _queue.Enqueue(card);
        (_shown, _after) = (true, cards.Count < take ? null : cards[^1].Place);
        return cards.Count > 0;
    }

    public int Next() => _queue.Dequeue().Number;

    public Task<MyProgress?> ProgressAsync()
        => _client.GetFromJsonAsync<MyProgress>($"{_api}/TitleAbstract/progress?since=2000-01-01T00:00:00Z");

    /// <summary>Null if the vote was stored; else what the server answered.</summary>
    public async Task<string?> DecideAsync(int number, Guid operation, Verdict verdict, string? note)
        => await SendAsync("/votes", new VoteRequest(_reviewer, operation, ScreeningStage.TitleAbstract, number, verdict, Note: note));

    public Task<string?> UndoAsync(Guid operation) => SendAsync("/votes/undo", new UndoRequest(_reviewer, operation));

    private async Task<string?> SendAsync<T>(string path, T body)
    {
        using var response = await _client.PostAsJsonAsync(_api + path, body);
        return response.IsSuccessStatusCode ? null : $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}";
    }
}
