using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>
/// How long to wait before a server that died is started again: not at all the first time, then longer with each time in quick
/// succession.
/// </summary>
internal sealed class RestartPauses
{
    // Whatever ends a server as soon as it starts or writes has done so by then; a server that ran longer was ended by something else.
    private const long Calm = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private long? _last;
    private TimeSpan _pause;

    /// <param name="now">Milliseconds of a clock that only goes forward.</param>
    public TimeSpan Next(long now)
    {
        // What was waited is no time that the server ran.
        var isCalm = _last is null || now - _last > Calm + _pause.TotalMilliseconds;
        _pause = isCalm ? TimeSpan.Zero
            : _pause == TimeSpan.Zero ? First
            : _pause * 2 < Longest ? _pause * 2
            : Longest;
        _last = now;
        return _pause;
    }

    /// <summary>The pause as the end of a sentence.</summary>
    public static string Told(TimeSpan pause)
        => pause == TimeSpan.Zero ? "" : $" in {pause.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s";
}
