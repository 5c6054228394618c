using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Web.Features.Account;

/// <summary>
/// The one-time link for the first account. It lives as long as the process: a restart prints a new one while no account exists.
/// </summary>
public sealed class SetUpLink
{
    public string Token { get; } = SecretToken.Create();

    public bool Fits(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Token));
}
