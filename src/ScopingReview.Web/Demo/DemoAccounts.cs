using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Demo;

/// <summary>An account that can be used until a start without --demo.</summary>
internal sealed record OpenDemoAccount(DemoPerson Person, Guid Id, string Password);

/// <summary>
/// The demo's accounts: open after a start with --demo, closed after any other. Their passwords are random, and the same whenever the
/// same data are started, so
/// that nobody has to look for the newest. They are kept in readable form, which is no loss: a start with --demo prints them, and without
/// it they open nothing.
/// </summary>
internal sealed class DemoAccounts(UserManager<AppUser> users, TimeProvider clock)
{
    private const string Consonants = "bdfghklmnprstvz";
    private const string Vowels = "aeiou";
    private const int Groups = 4;

    /// <summary>Where Identity keeps what an account brings along.</summary>
    private const string TokenProvider = "Demo";
    private const string TokenName = "Password";

    public async Task<IReadOnlyList<OpenDemoAccount>> OpenAsync()
    {
        List<OpenDemoAccount> open = [];
        foreach (var person in DemoPeople.All)
        {
            var user = await users.FindByNameAsync(person.Email);
            if (user is null)
            {
                user = new AppUser
                {
                    DisplayName = person.Name,
                    UserName = person.Email,
                    Email = person.Email,
                    CreatedAt = clock.GetUtcNow()
                };
                Done(await users.CreateAsync(user));
            }

            var password = await PasswordAsync(user);
            if (!await users.CheckPasswordAsync(user, password))
            {
                Done(await users.RemovePasswordAsync(user));
                Done(await users.AddPasswordAsync(user, password));
            }

            Done(await users.ResetAccessFailedCountAsync(user));
            Done(await users.SetLockoutEndDateAsync(user, null));
            open.Add(new OpenDemoAccount(person, user.Id, password));
        }

        return open;
    }

    private async Task<string> PasswordAsync(AppUser user)
    {
        if (await users.GetAuthenticationTokenAsync(user, TokenProvider, TokenName) is { } kept)
            return kept;
        var password = NewPassword();
        Done(await users.SetAuthenticationTokenAsync(user, TokenProvider, TokenName, password));
        return password;
    }

    /// <summary>No password, locked, and signed out wherever somebody was signed in.</summary>
    public async Task CloseAsync()
    {
        foreach (var person in DemoPeople.All)
        {
            if (await users.FindByNameAsync(person.Email) is not { } user)
                continue;
            Done(await users.RemovePasswordAsync(user));
            Done(await users.SetLockoutEnabledAsync(user, true));
            Done(await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
        }
    }

    /// <summary>Syllables that can be read out and typed, some 49 bits: "bafo-kilu-rame-ditu".</summary>
    private static string NewPassword()
        => string.Join('-', Enumerable.Range(0, Groups).Select(_ => Syllable() + Syllable()));

    private static string Syllable()
        => $"{Consonants[RandomNumberGenerator.GetInt32(Consonants.Length)]}{Vowels[RandomNumberGenerator.GetInt32(Vowels.Length)]}";

    private static void Done(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The demo accounts could not be changed: "
                + string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
