using Certify.ServiceInterface.Objects.Images;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Objects.Images;

/// <summary>Photos come from strangers: whatever the bytes, there is a verdict, never an exception.</summary>
public sealed class ImageFuzzTests
{
    private const int Rounds = 4_000;

    private static readonly byte[][] Samples =
    [
        ToolMadeImages.BaselineJpeg, ToolMadeImages.ProgressiveJpeg, ToolMadeImages.RestartJpeg, ToolMadeImages.TaggedJpeg,
        ToolMadeImages.ColourPng, ToolMadeImages.InterlacedPng, ToolMadeImages.TaggedPng,
        ToolMadeImages.LossyWebP, ToolMadeImages.LosslessWebP, ToolMadeImages.AlphaWebP, ToolMadeImages.TaggedWebP,
    ];

    [Test]
    public void Damaged_images_are_judged_and_those_that_pass_can_be_stripped()
    {
        var choose = Seeded.Fresh();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Damage(choose.Pick(Samples), choose);
            var verdict = ImageInspector.Inspect(bytes);
            var bare = ImageStripper.Strip(bytes);
            Assert.That(bare is not null, Is.EqualTo(verdict.IsOk));
            if (bare is not null)
            {
                Assert.That(ImageInspector.Inspect(bare), Is.EqualTo(verdict), Convert.ToBase64String(bytes));
            }
        }
    }

    [Test]
    public void Noise_behind_a_good_beginning_is_judged()
    {
        var choose = Seeded.Fresh();
        for (var round = 0; round < Rounds; round++)
        {
            var sample = choose.Pick(Samples);
            byte[] bytes = [.. sample[..choose.Below(Math.Min(sample.Length, 64))], .. choose.Bytes(choose.Below(200))];
            Assert.That(() => ImageStripper.Strip(bytes), Throws.Nothing, Convert.ToBase64String(bytes));
        }
    }

    private static byte[] Damage(byte[] sample, Seeded choose)
    {
        byte[] bytes = [.. sample];
        for (var wounds = choose.Between(1, 4); wounds > 0; wounds--)
        {
            var place = choose.Below(bytes.Length);
            switch (choose.Below(5))
            {
                case 0:
                    bytes[place] = (byte)choose.Next();
                    break;
                case 1:
                    bytes[place] = choose.Pick<byte>([0, 1, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xE1, 0xFF]);
                    break;
                case 2:
                    bytes = [.. bytes[..place], .. bytes[choose.Between(place, bytes.Length - 1)..]];
                    break;
                case 3:
                    bytes = [.. bytes[..place], .. choose.Bytes(choose.Below(9)), .. bytes[place..]];
                    break;
                case 4:
                    bytes = bytes[..(place + 1)];
                    break;
            }
        }

        return bytes;
    }
}
