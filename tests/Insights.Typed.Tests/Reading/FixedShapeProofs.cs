using System.Runtime.Intrinsics;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>The forms that <see cref="FixedShape"/> promises to take.</summary>
internal static class FixedShapeProofs
{
    private static readonly ShapeProof<Guid> GuidByVectors = new(
        @"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z", FixedShape.TryGuid, PortableShape.TryGuid, FieldDecoder.TryGuid);

    public static ShapeProof<long> Integer { get; } = new(@"\A[0-9]{1,8}\z", FixedShape.TryInteger, PortableShape.TryInteger, FieldDecoder.TryInteger);

    /// <summary>With the same scale.</summary>
    public static ShapeProof<decimal> Decimal { get; } = new(
        @"\A(?=(\.?[0-9]){1,8}\z)[0-9]+(\.[0-9]+)?\z", FixedShape.TryDecimal, PortableShape.TryDecimal, FieldDecoder.TryDecimal,
        (a, b) => decimal.GetBits(a).SequenceEqual(decimal.GetBits(b)));

    public static ShapeProof<DateOnly> Date { get; } = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", FixedShape.TryDate, PortableShape.TryDate, FieldDecoder.TryDate);

    public static ShapeProof<DateTime> Time { get; } = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z?\z", FixedShape.TryDateTime, PortableShape.TryDateTime, FieldDecoder.TryDateTime,
        (a, b) => a == b && a.Kind == b.Kind);

    public static ShapeProof<Guid> Guid
    {
        get
        {
            Assert.SkipUnless(Vector128.IsHardwareAccelerated, "Where there are no vectors, GUIDs are left to the general decoder.");
            return GuidByVectors;
        }
    }
}
