using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

/// <summary>
/// What a column refers to follows from its name: each "ReviewId" is a review, each "…ById" a person. Relations with navigations or rules
/// of their own stand in the configurations.
/// </summary>
internal static class ForeignKeys
{
    private static readonly Dictionary<string, Type> _principals = new(StringComparer.Ordinal)
    {
        ["ReviewId"] = typeof(Review),
        ["UserId"] = typeof(AppUser),
        ["ReviewerId"] = typeof(AppUser),
        ["FromReviewerId"] = typeof(AppUser),
        ["ReasonId"] = typeof(ExclusionReason),
        ["RecordId"] = typeof(ReviewRecord),
        ["SaidOfRecordId"] = typeof(ReviewRecord),
        ["ThroughId"] = typeof(ReviewRecord),
        ["DrawId"] = typeof(SampleDraw),
        ["LinkId"] = typeof(DuplicateLink),
        ["CarriedByLinkId"] = typeof(DuplicateLink),
        ["CarriedFromId"] = typeof(Decision),
        ["ContradictsId"] = typeof(Decision),
        ["SuspendedRulingId"] = typeof(Resolution),
        ["ReplacesId"] = typeof(Criterion),
        ["FormId"] = typeof(ReviewForm),
        ["StudyId"] = typeof(ReviewRecord),
        ["ContentOfId"] = typeof(FullTextFile),
    };

    public static void Apply(ModelBuilder builder)
    {
        var tables = builder.Model.GetEntityTypes().Where(entity => entity.GetViewName() is null).ToList();
        foreach (var entity in tables)
        {
            foreach (var property in entity.GetProperties().Where(property => !property.IsForeignKey()).ToList())
            {
                if (PrincipalOf(property) is { } principal)
                {
                    var principalType = builder.Model.FindEntityType(principal)!;
                    entity.AddForeignKey(property, principalType.FindPrimaryKey()!, principalType).DeleteBehavior = DeleteBehavior.Restrict;
                }
            }
        }
    }

    private static Type? PrincipalOf(IMutableProperty property)
    {
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) != typeof(Guid))
            return null;
        return _principals.GetValueOrDefault(property.Name)
            ?? (property.Name.EndsWith("ById", StringComparison.Ordinal) ? typeof(AppUser) : null);
    }
}
