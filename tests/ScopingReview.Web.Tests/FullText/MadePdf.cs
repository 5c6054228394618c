using System.Text;

namespace ScopingReview.Web.Tests.FullText;

/// <summary>Bytes that begin like a PDF and are all different, so that a chunk in the wrong place shows.</summary>
internal static class MadePdf
{
    public static byte[] OfLength(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)((i * 31) ^ (i >> 8) ^ (i >> 16));
        Encoding.ASCII.GetBytes("%PDF-1.7\n").CopyTo(bytes, 0);
        return bytes;
    }
}

/// <summary>Gives some bytes, and then does what a lost connection does.</summary>
internal sealed class BreakingStream(byte[] bytes, int breaksAt, CancellationTokenSource? cancels = null) : MemoryStream(bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= breaksAt)
        {
            if (cancels is null)
                throw new IOException("The connection broke off.");
            await cancels.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 50_000)], cancellationToken);
    }
}
