using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Demo;

/// <summary>An account that can be used until the next start.</summary>
internal sealed record OpenDemoAccount(DemoPerson Person, Guid Id, string Password);

/// <summary>The demo's accounts: open with a new password each after a start with --demo, closed after any other.</summary>
internal sealed class DemoAccounts(UserManager<AppUser> users, TimeProvider clock)
{
    private const string Consonants = "bdfghklmnprstvz";
    private const string Vowels = "aeiou";
    private const int Groups = 4;

    public async Task<IReadOnlyList<OpenDemoAccount>> OpenAsync()
    {
        List<OpenDemoAccount> open = [];
        foreach (var person in DemoPeople.All)
        {
            var user = await users.FindByNameAsync(person.Email);
            if (user is null)
            {
                user = new AppUser { DisplayName = person.Name, UserName = person.Email, Email = person.Email, CreatedAt = clock.GetUtcNow() };
                Done(await users.CreateAsync(user));
            }

            var password = NewPassword();
            Done(await users.RemovePasswordAsync(user));
            Done(await users.AddPasswordAsync(user, password));
            Done(await users.ResetAccessFailedCountAsync(user));
            Done(await users.SetLockoutEndDateAsync(user, null));
            open.Add(new OpenDemoAccount(person, user.Id, password));
        }

        return open;
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

    private static string Syllable() => $"{Consonants[RandomNumberGenerator.GetInt32(Consonants.Length)]}{Vowels[RandomNumberGenerator.GetInt32(Vowels.Length)]}";

    private static void Done(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The demo accounts could not be changed: " + string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
