using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// The random order in which a reviewer meets the records: a different one for each person, so that tiredness and learning do not fall on
/// the same records, and the same one whenever it is computed again.
/// </summary>
public static class ReadingOrder
{
    /// <summary>
    /// A record's place: the first 8 bytes, big-endian, of SHA-256 over UTF-8 <c>seed ‖ 0x1F ‖ reviewer ‖ 0x1F ‖ record number</c>.
    /// </summary>
    /// <param name="seed">The seed of the stage's plan.</param>
    /// <param name="reviewer">Who reads.</param>
    /// <param name="record">The record number as shown.</param>
    public static long Place(string seed, Guid reviewer, string record)
        => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\u001F{reviewer:D}\u001F{record}")));
}
