using Microsoft.AspNetCore.Identity;

namespace ScopingReview.Web.Data.Model;

/// <summary>A person's account. Sign-in name is the e-mail address.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
