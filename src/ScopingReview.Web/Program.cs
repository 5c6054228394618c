using MudBlazor.Services;
using ScopingReview.Web.Components;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Data;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Features;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Backup;
using ScopingReview.Web.Infrastructure.Postgres;

FixedCulture.Apply();
if (BackupCommand.Of(args) is { } command)
    return await command.RunAsync();

return await StartupProblem.ReportAsync(async stop =>
{
    if (!PasswordLinkCommand.IsAsked(args))
        CommandLine.RefuseUnknownSwitches(args);
    var builder =
        WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = CommandLine.Spelled(args), ContentRootPath = AppContext.BaseDirectory });
    if (PasswordLinkCommand.IsAsked(args))
    {
        using var log = StartLog.Create(builder.Configuration);
        var root = builder.Environment.ContentRootPath;
        await PasswordLinkCommand.RunAsync(args, builder.Configuration, root, log.CreateLogger("Database"), Console.Out);
        return;
    }

    builder.WebHost.UseStaticWebAssets(); // also outside Development: scripts/run starts the build's output, not a published folder
    builder.UseListenAddress();
    DemoStart.RefuseOtherMachines(builder.Configuration);
    using var startLog = StartLog.Create(builder.Configuration);
    await using var database =
        await DatabaseServer.StartAsync(builder.Configuration, builder.Environment.ContentRootPath, startLog.CreateLogger("Database"),
            stop);

    builder.Services.AddReviewDatabase(database.ConnectionString);
    builder.Services.AddFeatures();
    builder.Services.AddDemo(builder.Configuration);
    builder.Services.AddTransportSecurity(builder.Configuration);
    // A list of citations or a search strategy that is pasted is one message, and 32 KB, the usual limit, ends the circuit.
    builder.Services.AddRazorComponents().AddInteractiveServerComponents()
        .AddHubOptions(hub => hub.MaximumReceiveMessageSize = PageText.LongestMessage);
    builder.Services.AddInterface();
    builder.Services.AddSingleton<DatabaseHealth>();
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    await using var app = builder.Build();

    await using (var scope = app.Services.CreateAsyncScope())
    {
        var db = scope.ServiceProvider.GetRequiredService<ReviewDbContext>();
        await DatabaseMigrator.MigrateAsync(db, stop);
        await app.PrepareDemoAsync(stop);
        var setUp = app.Services.GetRequiredService<SetUpLink>();
        var isFirstAccountOpen = !DemoOption.IsAsked(app.Configuration)
            && await scope.ServiceProvider.GetRequiredService<AccountService>().CanSetUpAsync(setUp.Token, stop);
        app.AnnounceStart(isFirstAccountOpen ? Urls.SetUp(setUp.Token) : null);
    }

    app.UseSecurityHeaders();
    app.UseTransportSecurity();
    if (!app.Environment.IsDevelopment())
        app.UseExceptionHandler("/error");
    app.UseStatusCodePagesWithReExecute("/not-found");
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseMiddleware<CurrentUserMiddleware>();
    app.UseAntiforgery();
    app.UseApiAnswers();
    app.MapStaticAssets();
    app.MapHealthChecks("/health");
    app.MapFeatures();
    // The policy is ours (SecurityHeaders): a second one from here would say that pages may frame each other.
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    await app.RunAsync(stop);
});

/// <summary>The entry point, named for the tests that start the application.</summary>
public sealed partial class Program;
