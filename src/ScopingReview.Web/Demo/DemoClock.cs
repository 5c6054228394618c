namespace ScopingReview.Web.Demo;

/// <summary>
/// The system's clock, which stands in the past while the demo is filled: weeks of work that all happened in the same second would show
/// nothing. Registered with --demo only, and back in the present before the first request.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private const int Morning = 8;
    private DateTimeOffset? _then;

    public bool IsInThePast => _then is not null;

    public override DateTimeOffset GetUtcNow() => _then ?? base.GetUtcNow();

    /// <summary>Morning, so many days ago.</summary>
    public void GoBack(int days)
        => _then = new DateTimeOffset(base.GetUtcNow().UtcDateTime.Date.AddDays(-days).AddHours(Morning), TimeSpan.Zero);

    public void Pass(TimeSpan time) => _then += time;

    public void NextMorning() => _then = new DateTimeOffset(GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(Morning), TimeSpan.Zero);

    public void Return() => _then = null;
}
