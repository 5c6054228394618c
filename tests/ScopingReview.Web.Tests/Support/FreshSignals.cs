using System.Diagnostics;

namespace ScopingReview.Web.Tests.Support;

internal static class FreshSignals
{
    /// <summary>
    /// A process that hears signals whatever this one was started with: under nohup SIGHUP is ignored, in the background of a shell SIGINT,
    /// and a child inherits that. Only env of the GNU tools can undo it; where there is none, the process is started as it is.
    /// </summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
        => OperatingSystem.IsLinux() ? new("env", ["--default-signal=HUP,INT,QUIT", program, .. arguments]) : new(program, arguments);
}
