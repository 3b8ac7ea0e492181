using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Insights.Typed.Parquet.Columns;

/// <summary>
/// The growing values of a column. They are memory of Arrow arrays without a copy: after <see cref="Take"/>, either the array that
/// was built is discarded before the next values are written, or the next values are written to new memory.
/// </summary>
/// <param name="isReused">true if the memory is used again.</param>
internal sealed class ColumnBuffer<T>(bool isReused)
    where T : unmanaged
{
    private byte[] bytes = [];

    /// <summary>Returns the values, with space for the requested number of them.</summary>
    public Span<T> GetSpan(int count)
    {
        var length = count * Unsafe.SizeOf<T>();
        if (bytes.Length < length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(length, (int)Math.Min(bytes.Length * 2L, System.Array.MaxLength)));
            bytes.CopyTo(larger, 0);
            bytes = larger;
        }

        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan());
    }

    /// <summary>Returns the first values as memory of an Arrow array.</summary>
    public ArrowBuffer Take(int count)
    {
        var taken = new ArrowBuffer(bytes.AsMemory(0, count * Unsafe.SizeOf<T>()));
        bytes = isReused ? bytes : [];
        return taken;
    }
}
