using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Charting;

/// <summary>A study and how far it is charted.</summary>
public sealed record StudyRow(IncludedStudy Study, ChartStatus Chart);
