using System.Globalization;
using System.Text.Json.Serialization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

internal static class ScreeningSetup
{
    public static IServiceCollection AddScreening(this IServiceCollection services) => services
        .AddScoped<ScreeningDeskService>()
        .AddScoped<ScreeningQueueService>()
        .AddScoped<MyDecisionsService>()
        .AddScoped<DecisionService>()
        .AddScoped<LabelService>()
        .AddScoped<PrivateNoteService>()
        .AddScoped<RecordAnnotationsService>()
        .AddScoped<HighlightService>();

    /// <summary>What wwwroot/js/screening.js and outbox.js talk to.</summary>
    public static void MapScreening(this RouteGroupBuilder review)
    {
        var stage = review.MapGroup("/screening/{stage}");
        stage.MapGet("/queue",
            async (Guid reviewId, ScreeningStage stage, HttpRequest request, ScreeningQueueService queue,
                CancellationToken cancellationToken, int take = 12, string? after = null, string? exclude = null)
            => await queue.NextAsync(reviewId, stage, take, after, Numbers(exclude), QueueFilter.FromQuery(request.Query),
                cancellationToken));
        stage.MapGet("/mine",
            async (Guid reviewId, ScreeningStage stage, ScreeningQueueService queue, CancellationToken cancellationToken, int take = 20)
            => await queue.LatestAsync(reviewId, stage, take, cancellationToken));
        stage.MapGet("/progress",
            async (Guid reviewId, ScreeningStage stage, HttpRequest request, ScreeningQueueService queue,
                CancellationToken cancellationToken, DateTimeOffset? since = null)
            => await queue.ProgressAsync(reviewId, stage, since
                ?? DateTimeOffset.MinValue, QueueFilter.FromQuery(request.Query), cancellationToken));
        stage.MapGet("/records/{number:int}",
            async (Guid reviewId, ScreeningStage stage, int number, ScreeningQueueService queue, CancellationToken cancellationToken)
            => await queue.FindAsync(reviewId, stage, number, cancellationToken) is { } card ? Results.Ok(card)
            : Results.Problem("This record is not assigned to you.", statusCode: StatusCodes.Status404NotFound));

        review.MapPost("/screening/votes",
            async (Guid reviewId, VoteRequest request, CurrentUser user, DecisionService decisions, CancellationToken cancellationToken)
            => Answer(await decisions.DecideAsync(reviewId, request.ToVote(), cancellationToken), request.ReviewerId == user.Id));
        review.MapPost("/screening/votes/undo",
            async (Guid reviewId, UndoRequest request, CurrentUser user, DecisionService decisions, CancellationToken cancellationToken)
            => Answer(await decisions.UndoAsync(reviewId, request.OperationId, request.ReviewerId, cancellationToken),
                request.ReviewerId == user.Id));
        review.MapAnnotations();
    }

    /// <summary>
    /// A refusal is 409 with a sentence: the page drops the vote and says so. 412: the page keeps it until its author is back.
    /// </summary>
    internal static IResult Answer(OperationResult result, bool samePerson) => result.Succeeded
        ? Results.NoContent()
        : Results.Problem(result.Message, statusCode: samePerson ? StatusCodes.Status409Conflict : StatusCodes.Status412PreconditionFailed);

    private static List<int> Numbers(string? text)
        => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(n => n > 0)];
}

/// <param name="ReviewerId">Who pressed the key.</param>
public sealed record VoteRequest(
    Guid ReviewerId,
    Guid OperationId,
    [property: JsonConverter(typeof(EnumNameConverter<ScreeningStage>))] ScreeningStage Stage,
    int Number,
    [property: JsonConverter(typeof(EnumNameConverter<Verdict>))] Verdict Verdict,
    Guid? ReasonId = null,
    string? Note = null)
{
    public Vote ToVote()
        => new()
        {
            OperationId = OperationId,
            Stage = Stage,
            Number = Number,
            Verdict = Verdict,
            ReasonId = ReasonId,
            Note = Note,
            ReviewerId = ReviewerId
        };
}

public sealed record UndoRequest(Guid ReviewerId, Guid OperationId);
