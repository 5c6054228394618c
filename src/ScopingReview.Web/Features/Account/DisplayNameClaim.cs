using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>
/// Puts the name that the team knows into the sign-in, so that the frame can show it without asking the database, and an id to end it by.
/// </summary>
internal sealed class DisplayNameClaim(UserManager<AppUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    public const string Type = "display_name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Type, user.DisplayName));
        identity.AddClaim(Sessions.NewClaim());
        return identity;
    }
}
