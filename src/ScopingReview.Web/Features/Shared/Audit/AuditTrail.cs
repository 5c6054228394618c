using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Audit;

internal static class AuditTrail
{
    /// <summary>Adds an event to the transaction of the operation it tells of.</summary>
    public static void Record(this ReviewDbContext db, Membership by, DateTimeOffset at, string action, string subject,
        string? oldValue = null, string? newValue = null, ScreeningStage? stage = null, Guid? recordId = null)
        => db.AuditEvents.Add(new AuditEvent
        {
            ReviewId = by.ReviewId,
            ById = by.UserId,
            At = at,
            Action = action,
            Subject = subject,
            OldValue = oldValue,
            NewValue = newValue,
            Stage = stage,
            RecordId = recordId,
        });
}
