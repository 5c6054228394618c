using System.Text.Json.Serialization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening.Annotations;

/// <summary>Labels and notes to oneself, as wwwroot/js/screening.js and outbox.js send them.</summary>
internal static class AnnotationEndpoints
{
    public static void MapAnnotations(this RouteGroupBuilder review)
    {
        review.MapGet("/screening/records/{number:int}/sources",
            async (Guid reviewId, int number, RecordSourcesService sources, CancellationToken cancellationToken)
            => await sources.GetAsync(reviewId, number, cancellationToken) is { } said ? Results.Ok(said)
            : Results.Problem("There is no such record in this review.", statusCode: StatusCodes.Status404NotFound));
        review.MapGet("/screening/labels", async (Guid reviewId, LabelService labels, CancellationToken cancellationToken)
            => await labels.ListAsync(reviewId, cancellationToken));
        review.MapPost("/screening/labels",
            async (Guid reviewId, NewLabelRequest request, LabelService labels, CancellationToken cancellationToken)
            => await labels.CreateAsync(reviewId, request.Name ?? "", cancellationToken: cancellationToken) is var made && made.Succeeded
                ? Results.Ok(made.Value)
                : Results.Problem(made.Message, statusCode: StatusCodes.Status409Conflict));
        review.MapPost("/screening/records/labels",
            async (Guid reviewId, LabelRequest request, CurrentUser user, LabelService labels, CancellationToken cancellationToken)
            => ScreeningSetup.Answer(await labels.PutAsync(reviewId, request.ToChange(), cancellationToken),
                request.ReviewerId == user.Id));
        review.MapPost("/screening/records/notes",
            async (Guid reviewId, NoteRequest request, CurrentUser user, PrivateNoteService notes, CancellationToken cancellationToken)
            => ScreeningSetup.Answer(
                await notes.SaveAsync(reviewId, new NoteToOneself(request.Number, request.Text, request.ReviewerId), cancellationToken),
                request.ReviewerId == user.Id));
    }
}

public sealed record NewLabelRequest(string? Name);

/// <param name="ReviewerId">Who pressed the key.</param>
public sealed record LabelRequest(
    Guid ReviewerId,
    [property: JsonConverter(typeof(EnumNameConverter<ScreeningStage>))] ScreeningStage Stage,
    int Number,
    Guid LabelId,
    bool On)
{
    public LabelChange ToChange() => new() { Stage = Stage, Number = Number, LabelId = LabelId, On = On, ReviewerId = ReviewerId };
}

/// <param name="ReviewerId">Whose note it is.</param>
public sealed record NoteRequest(Guid ReviewerId, int Number, string? Text);
