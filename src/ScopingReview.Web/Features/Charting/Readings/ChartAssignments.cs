using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

internal static class ChartAssignments
{
    public static ChartAssignment Of(Membership by, Guid formId, Guid studyId, ChartReading reading, Guid person, DateTimeOffset now)
        => new()
        {
            ReviewId = by.ReviewId,
            FormId = formId,
            StudyId = studyId,
            Reading = reading,
            UserId = person,
            ById = by.UserId,
            At = now,
        };
}
