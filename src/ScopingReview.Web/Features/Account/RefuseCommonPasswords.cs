using Microsoft.AspNetCore.Identity;
using ScopingReview.Domain.Accounts;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>Holds for every way to set a password.</summary>
internal sealed class RefuseCommonPasswords : IPasswordValidator<AppUser>
{
    private static readonly IdentityResult _refused = IdentityResult.Failed(new IdentityError
    {
        Code = nameof(CommonPasswords),
        Description = "This password is too easy to guess. "
            + "Choose another: four unrelated words are easy to remember and hard to guess.",
    });

    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
        => Task.FromResult(
            password is not null && CommonPasswords.Contains(password, user.DisplayName, user.Email) ? _refused : IdentityResult.Success);
}
