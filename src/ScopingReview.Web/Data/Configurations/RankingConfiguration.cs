using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class RankingConfiguration : IEntityTypeConfiguration<RankingSwitch>
{
    public void Configure(EntityTypeBuilder<RankingSwitch> builder)
    {
        builder.ToTable("ranking_switches");
        builder.HasIndex(s => new { s.ReviewId, s.Id });
    }
}
