using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Web.Demo;

/// <summary>What is made up in the demo depends on a reference's id alone, so that it comes out the same each time.</summary>
internal static class DemoHash
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive) that is the same for the same purpose and id.</summary>
    public static double Fraction(string purpose, string id) => Number(purpose, id) / (uint.MaxValue + 1.0);

    public static uint Number(string purpose, string id)
        => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\u001f{id}")));
}
