using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A person's account. Sign-in name is the e-mail address.")]
public sealed class AppUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
