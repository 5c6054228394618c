using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Web.Features.Account;

/// <summary>Tokens for links: 256 random bits, of which the database keeps only a hash.</summary>
internal static class SecretToken
{
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
