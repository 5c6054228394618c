namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>A source that records can be narrowed down to.</summary>
public sealed record RecordSourceOption(Guid Id, string Name);
