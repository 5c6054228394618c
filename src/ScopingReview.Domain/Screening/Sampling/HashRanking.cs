using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Domain.Screening;

/// <summary>An id with the hash that ranks it.</summary>
internal readonly record struct HashedId(string Id, byte[] Hash);

/// <summary>
/// Order by SHA-256 of UTF-8 <c>seed ‖ 0x1F ‖ id</c>. A hash in place of a seeded generator, because the sequence of the latter is not
/// specified across versions and languages, whereas anyone can repeat a hash.
/// </summary>
internal static class HashRanking
{
    private const byte UnitSeparator = 0x1F;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The ids in rank order; ties, which nobody will live to see, by id.</summary>
    public static List<HashedId> Rank(string seed, IEnumerable<string> ids)
    {
        var prefix = Utf8.GetBytes(Checked(seed, nameof(seed)) + (char)UnitSeparator);
        var ranked = ids.Select(id => new HashedId(id, Hash(prefix, id))).ToList();
        ranked.Sort(static (left, right) =>
        {
            var byHash = left.Hash.AsSpan().SequenceCompareTo(right.Hash);
            return byHash != 0 ? byHash : string.CompareOrdinal(left.Id, right.Id);
        });
        return ranked;
    }

    /// <summary>SHA-256 of the lines, each ended by LF, as 64 lower-case hex digits.</summary>
    public static string OfLines(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Utf8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The text, if it can be hashed without ambiguity.</summary>
    /// <exception cref="ArgumentException">It is empty, holds a control character (which could pass for a separator or a line end) or half
    /// a surrogate pair.</exception>
    public static string Checked(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        if (text.Any(char.IsControl))
        {
            throw new ArgumentException("Control characters would make the hashed text ambiguous.", parameter);
        }

        return text;
    }

    /// <summary>The ids, if every one is distinct and can be hashed.</summary>
    /// <exception cref="ArgumentException">An id occurs twice, is empty or holds a control character.</exception>
    public static IReadOnlyCollection<string> CheckedIds(IReadOnlyCollection<string> ids, string parameter)
    {
        ArgumentNullException.ThrowIfNull(ids, parameter);
        var seen = new HashSet<string>(ids.Count, StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(Checked(id, parameter)))
            {
                throw new ArgumentException($"Record {id} occurs twice.", parameter);
            }
        }

        return ids;
    }

    private static byte[] Hash(byte[] prefix, string id)
    {
        var size = prefix.Length + Utf8.GetMaxByteCount(id.Length);
        Span<byte> buffer = size <= 512 ? stackalloc byte[512] : new byte[size];
        prefix.CopyTo(buffer);
        var written = Utf8.GetBytes(id, buffer[prefix.Length..]);
        return SHA256.HashData(buffer[..(prefix.Length + written)]);
    }
}
