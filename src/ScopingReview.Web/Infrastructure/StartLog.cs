using Microsoft.Extensions.Logging.Console;

namespace ScopingReview.Web.Infrastructure;

/// <summary>The log before there is an application and after it: of the database, which is up first and down last.</summary>
public static class StartLog
{
    public static ILoggerFactory Create(IConfiguration configuration) => LoggerFactory.Create(logging => logging
        .AddConfiguration(configuration.GetSection("Logging"))
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Default;
        }));
}
