using System.Runtime.InteropServices;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// The signals that ask the program to stop, heard from its first moment on. The web host hears them only once it runs, and SIGHUP (the
/// terminal was closed)
/// never: the program would then end at once and leave its database running.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Heard = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations = [.. Heard.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Cancelled by the first signal; the program then ends in its own order, the database last.</summary>
    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _asked.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _ = _asked.CancelAsync();
    }
}
