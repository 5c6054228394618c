using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// Opens the desk once for somebody who will, as soon as the program has started, so that the first to come do not wait for code to be
/// compiled, queries to be translated and connections to be made (without it the slowest of two hundred who came at once waited 1.4 s).
/// What is read goes to nobody.
/// </summary>
internal sealed partial class ScreeningWarmUp(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<ScreeningWarmUp> logger) : BackgroundService
{
    private static readonly int Connections = Environment.ProcessorCount * 2;

    private sealed record Desk(Guid ReviewId, Guid ReviewerId, ScreeningStage Stage);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            if (await AnyDeskAsync(stoppingToken) is { } desk)
                await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OpenAsync(desk, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it has quite begun.
        }
        catch (Exception failure)
        {
            // The first reader waits a little longer; that is all.
            LogCold(failure);
        }
    }

    private Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(stoppingToken);
    }

    private async Task<Desk?> AnyDeskAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<ReviewDbContext>>()
            .CreateDbContextAsync(stoppingToken);
        return await db.Assignments.Current()
            .Where(a => db.Members.Current().Any(m => m.ReviewId == a.ReviewId && m.UserId == a.ReviewerId
                && m.Role != ReviewRole.Observer))
            .OrderByDescending(a => a.Id).Select(a => new Desk(a.ReviewId, a.ReviewerId, a.Stage)).FirstOrDefaultAsync(stoppingToken);
    }

    private async Task OpenAsync(Desk desk, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().Set(desk.ReviewerId);
        await services.GetRequiredService<ScreeningDeskService>().GetAsync(desk.ReviewId, desk.Stage, stoppingToken);
        var queue = services.GetRequiredService<ScreeningQueueService>();
        await queue.NextAsync(desk.ReviewId, desk.Stage, take: 12, cancellationToken: stoppingToken);
        await queue.LatestAsync(desk.ReviewId, desk.Stage, take: 12, stoppingToken);
        await queue.ProgressAsync(desk.ReviewId, desk.Stage, DateTimeOffset.MinValue, cancellationToken: stoppingToken);
        await services.GetRequiredService<StepsService>().GetAsync(desk.ReviewId, stoppingToken);
    }

    [LoggerMessage(LogLevel.Debug, "The desk could not be opened ahead of its readers")]
    private partial void LogCold(Exception failure);
}
