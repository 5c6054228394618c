using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class AccountsConfiguration :
    IEntityTypeConfiguration<AccountEvent>, IEntityTypeConfiguration<EndedSession>, IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("account_events");
        builder.HasIndex(e => new { e.UserId, e.At });
    }

    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("ended_sessions");
        builder.HasIndex(s => s.At);
    }

    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.HasIndex(x => x.UserId);
        builder.ToTable("password_links");
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasOne(l => l.User).WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
