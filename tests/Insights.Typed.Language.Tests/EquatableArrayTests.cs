using System.Collections;

namespace Insights.Typed.Language.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void An_array_without_elements_equals_the_default_one()
    {
        var empty = Create<string>();

        Assert.True(default == empty);
        Assert.False(default != empty);
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), empty.GetHashCode());
        Assert.Empty(default(EquatableArray<string>));
        Assert.Empty(empty);
        Assert.Throws<IndexOutOfRangeException>(() => default(EquatableArray<string>)[0]);
    }

    [Fact]
    public void Arrays_with_equal_elements_are_equal()
    {
        var array = Create("a", "b");

        Assert.True(array == Create("a", "b"));
        Assert.False(array != Create("a", "b"));
        Assert.True(array.Equals((object)Create("a", "b")));
        Assert.Equal(array.GetHashCode(), Create("a", "b").GetHashCode());
    }

    [Fact]
    public void Arrays_differ_by_length_order_and_element()
    {
        var array = Create("a", "b");
        EquatableArray<string>[] others = [Create("a"), Create("a", "b", "b"), Create("b", "a"), Create("a", "c"), Create("c", "b"), default];

        Assert.All(others, other =>
        {
            Assert.True(array != other);
            Assert.False(array == other);
            Assert.False(array.Equals((object)other));
        });
        Assert.False(array.Equals("ab"));
        Assert.False(array.Equals(null));
    }

    [Fact]
    public void The_hash_code_depends_on_each_element_and_its_position() =>
        Assert.Equal(100, Enumerable.Range(0, 10).SelectMany(a => Enumerable.Range(0, 10).Select(b => Create(a, b).GetHashCode())).Distinct().Count());

    [Fact]
    public void An_array_is_a_copy_of_a_sequence_in_its_order()
    {
        int[] source = [3, 1, 2];
        var array = source.ToEquatableArray();
        source[0] = 4;

        Assert.Equal(3, array.Count);
        Assert.Equal([3, 1, 2], array);
        Assert.Equal([3, 1, 2], ((IEnumerable)array).Cast<int>());
        Assert.Equal(2, array[2]);
    }

    private static EquatableArray<T> Create<T>(params T[] items)
        where T : IEquatable<T> => new(items);
}
