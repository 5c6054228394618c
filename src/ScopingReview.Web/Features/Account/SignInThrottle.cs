using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScopingReview.Web.Features.Account;

/// <summary>
/// Slows down guessing. Wrong passwords count by address and source together, so that whoever guesses from elsewhere does not shut the
/// person out: from their own place they wait for their own mistakes alone. An address that is tried from many places gets fewer tries from
/// each, and never none.
/// </summary>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>Wrong passwords from one source within <see cref="Window"/>.</summary>
    public const int Tries = 8;

    /// <summary>The same while somebody tries an address from many sources.</summary>
    public const int FewerTries = 3;

    /// <summary>Wrong passwords for one address from all sources within <see cref="Window"/> that make it so.</summary>
    public const int ManyTries = 40;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int SweepAfter = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, Queue<DateTimeOffset>>> _wrong = new(StringComparer.OrdinalIgnoreCase);
    private int _sinceSweep;

    /// <summary>Takes a try, before the password is looked at: of tries at the same moment none is free.</summary>
    /// <returns>How long to wait first; null when the password may be looked at.</returns>
    public TimeSpan? Take(string address, string source)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (++_sinceSweep > SweepAfter)
                Sweep(now);
            if (!_wrong.TryGetValue(address, out var sources))
                _wrong.Add(address, sources = new(StringComparer.Ordinal));
            foreach (var queue in sources.Values)
                Forget(queue, now);
            if (!sources.TryGetValue(source, out var own))
                sources.Add(source, own = new());
            var tries = sources.Values.Sum(queue => queue.Count) - own.Count >= ManyTries ? FewerTries : Tries;
            if (own.Count >= tries)
                return own.ElementAt(own.Count - tries) + Window - now;
            own.Enqueue(now);
            return null;
        }
    }

    /// <summary>The password was right: what was wrong from this source before is forgotten.</summary>
    public void Right(string address, string source)
    {
        lock (_lock)
        {
            if (_wrong.TryGetValue(address, out var sources))
                sources.Remove(source);
        }
    }

    /// <summary>
    /// Where a request comes from: an IPv4 address, or the network of an IPv6 one, of which a machine has as many as it likes.
    /// </summary>
    public static string SourceOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? string.Create(CultureInfo.InvariantCulture, $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64")
            : address.ToString();
    }

    private void Sweep(DateTimeOffset now)
    {
        _sinceSweep = 0;
        foreach (var (address, sources) in _wrong.ToList())
        {
            foreach (var (source, queue) in sources.ToList())
            {
                Forget(queue, now);
                if (queue.Count == 0)
                    sources.Remove(source);
            }
            if (sources.Count == 0)
                _wrong.Remove(address);
        }
    }

    private static void Forget(Queue<DateTimeOffset> wrong, DateTimeOffset now)
    {
        while (wrong.TryPeek(out var oldest) && oldest + Window <= now)
            wrong.Dequeue();
    }
}
