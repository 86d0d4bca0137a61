// People, modelled as blended rounded solids and turned into triangles.
// In a figure's own frame it stands at the origin, x to its right, looking along z.
#pragma once

#include "mesh.h"

enum class Hair { cropped, full, bob, tail };

struct Figure {
  Vec3 at{};
  float heading = 0;
  float height = 1.72f;
  float girth = 1;
  Hair hair = Hair::full;
  Vec3 hairColour{0.022f, 0.018f, 0.016f};
  Vec3 skin{0.52f, 0.33f, 0.23f};
  Vec3 top{0.05f, 0.06f, 0.09f};
  Vec3 legs{0.035f, 0.038f, 0.05f};
  Vec3 shoes{0.04f, 0.035f, 0.03f};
  bool shortSleeves = false;
  bool backpack = false;
  Vec3 pack{0.05f, 0.05f, 0.055f};
  float hem = 0.83f;  // where the top ends
  Vec3 handL{-0.29f, 0.82f, 0.06f}, handR{0.29f, 0.82f, 0.06f};
  Vec3 elbowOut{0.25f, -0.45f, -0.6f};  // the way the elbows point (right side)
  float headTurn = 0, headNod = 0;
  float stride = 0.05f;  // one foot ahead of the other by twice this
  float lean = 0;
  bool seated = false;
  bool phone = false;  // held up in the right hand
  int seed = 1;
  float cell = 0.012f;  // fineness of the mesh
};

// Rounded union of two solids.
[[gnu::always_inline]] inline float blend(float a, float b, float k) {
  const float h = std::max(k - std::fabs(a - b), 0.0f) / k;
  return std::min(a, b) - h * h * k * 0.25f;
}
[[gnu::always_inline]] inline float taper(Vec3 p, Vec3 a, Vec3 b, float ra, float rb) {
  const Vec3 ab = b - a;
  const float t = saturate(dot(p - a, ab) / dot(ab, ab));
  return length(p - a - ab * t) - mix(ra, rb, t);
}
[[gnu::always_inline]] inline float ellipsoid(Vec3 p, Vec3 centre, Vec3 r) {
  const Vec3 d = p - centre, a{d.x / r.x, d.y / r.y, d.z / r.z};
  const Vec3 b{a.x / r.x, a.y / r.y, a.z / r.z};
  const float k = length(a);
  return k < 1e-6f ? -std::min(r.x, std::min(r.y, r.z)) : k * (k - 1) / std::max(length(b), 1e-6f);
}
inline float brick(Vec3 p, Vec3 centre, Vec3 half, float round) {
  const Vec3 d = p - centre;
  const Vec3 q{std::fabs(d.x) - half.x + round, std::fabs(d.y) - half.y + round, std::fabs(d.z) - half.z + round};
  return length(most(q, grey(0))) + std::min(0.0f, std::max(q.x, std::max(q.y, q.z))) - round;
}

// Folds of cloth: ridged noise, drawn out across the limb.
inline float folds(Vec3 p, int seed) {
  const Vec3 q = p + grey(real(seed) * 3.7f);
  const float n = noise({q.x * 9 + 2 * q.y, q.y * 17, q.z * 9});
  const float m = noise({q.x * 21, q.y * 33 + 6 * q.x, q.z * 21});
  return 0.008f * (1 - std::fabs(2 * n - 1)) + 0.0035f * (1 - std::fabs(2 * m - 1)) - 0.006f;
}

struct Arm {
  Vec3 shoulder, elbow, wrist, hand;
};

struct Leg {
  Vec3 hip, knee, ankle, toe;
};

class Body {
 public:
  explicit Body(const Figure& f) : f_(f) {
    for (const int side : {-1, 1}) {
      const float s = real(side);
      Arm& a = arm_[side > 0];
      a.shoulder = {s * 0.175f, 1.395f, 0.02f * f.lean};
      const Vec3 target = side > 0 ? f.handR : f.handL;
      a.wrist = reach(a.shoulder, target, a.elbow, {s * f.elbowOut.x, f.elbowOut.y, f.elbowOut.z});
      a.hand = a.wrist + unit(a.wrist - a.elbow) * 0.09f;
      Leg& l = leg_[side > 0];
      const float step = s * f.stride;
      l.hip = {s * 0.088f, 0.90f, 0};
      l.knee = f.seated ? Vec3{s * 0.13f, 0.93f, 0.42f} : Vec3{s * 0.10f, 0.49f, 0.55f * step + 0.02f};
      l.ankle = f.seated ? Vec3{s * 0.13f, 0.50f, 0.42f} : Vec3{s * 0.105f, 0.085f, step - 0.01f};
      l.toe = l.ankle + Vec3{s * 0.045f, -0.05f, 0.17f};
    }
    const float t = f.headTurn, n = f.headNod;
    const Vec3 z{std::sin(t) * std::cos(n), -std::sin(n), std::cos(t) * std::cos(n)}, x{std::cos(t), 0, -std::sin(t)};
    head_ = {{0, 1.455f, 0.005f}, x, cross(z, x), z};
  }

  float top(Vec3 p) const {
    const Vec3 q{p.x / f_.girth, p.y, p.z / f_.girth};
    const Vec3 flat{q.x, q.y, q.z * 1.45f};
    float d = taper(flat, {0, 1.02f, 0}, {0, 1.27f, -0.005f}, 0.142f, 0.168f) / 1.2f;
    d = blend(d, taper(flat, {0, 0.88f, 0}, {0, 1.03f, 0}, 0.190f, 0.145f) / 1.2f, 0.08f);
    d = blend(d, taper(q, {-0.12f, 1.385f, -0.012f}, {0.12f, 1.385f, -0.012f}, 0.066f, 0.066f), 0.09f);
    d = blend(d, taper(q, {0, 1.40f, -0.015f}, {0, 1.475f, -0.005f}, 0.075f, 0.056f), 0.05f);
    for (const Arm& a : arm_) {
      float sleeve = taper(p, a.shoulder, a.elbow, 0.064f, 0.053f);
      if (!f_.shortSleeves)
        sleeve = blend(sleeve, taper(p, a.elbow, a.wrist, 0.052f, 0.042f), 0.03f);
      else
        sleeve = std::max(sleeve, dot(p - mix(a.shoulder, a.elbow, 0.72f), unit(a.elbow - a.shoulder)));
      d = blend(d, sleeve, 0.05f);
    }
    d += folds(p, f_.seed) * (0.6f + smoothstep(1.35f, 1.0f, p.y));
    const float collar = 1.50f + 0.25f * p.z;
    d = std::max(d, p.y - collar);
    return std::max(d, f_.hem - p.y);
  }

  float legs(Vec3 world) const {
    const Vec3 p{world.x / f_.girth, world.y, world.z};
    float d = ellipsoid(p, {0, 0.93f, -0.005f}, {0.158f, 0.12f, 0.10f * f_.girth});
    for (const Leg& l : leg_) {
      d = blend(d, taper(p, l.hip, l.knee, 0.092f, 0.072f), 0.05f);
      d = blend(d, taper(p, l.knee, l.ankle, 0.070f, 0.062f), 0.03f);
    }
    const float tucked = 0.025f * smoothstep(f_.hem - 0.01f, f_.hem + 0.04f, p.y);  // under the top
    return d + 0.9f * folds(p, f_.seed + 9) + tucked;
  }

  float shoes(Vec3 p) const {
    float d = 1;
    for (const Leg& l : leg_)
      d = std::min(d, blend(taper(p, l.ankle + Vec3{0, -0.04f, -0.03f}, l.toe, 0.046f, 0.034f),
                            taper(p, l.ankle, l.ankle + Vec3{0, -0.04f, 0}, 0.04f, 0.045f), 0.03f));
    return f_.seated ? d : std::max(d, 0.003f - p.y);
  }

  float skin(Vec3 p) const {
    const Vec3 h = head_.in(p);
    float d = ellipsoid(h, {0, 0.165f, 0.012f}, {0.074f, 0.098f, 0.094f});
    d = blend(d, ellipsoid(h, {0, 0.095f, 0.045f}, {0.055f, 0.068f, 0.058f}), 0.05f);
    d = blend(d, taper(h, {0, 0.125f, 0.103f}, {0, 0.10f, 0.115f}, 0.010f, 0.014f), 0.02f);
    for (const float s : {-1.0f, 1.0f})
      d = blend(d, ellipsoid(h, {s * 0.078f, 0.135f, 0.0f}, {0.012f, 0.032f, 0.02f}), 0.012f);
    d = blend(d, taper(p, {0, 1.40f, -0.01f}, head_.out({0, 0.08f, -0.01f}), 0.060f, 0.052f), 0.04f);
    return d;
  }

  float arm(Vec3 p, int side) const { return forearm(p, arm_[side], side == 0 ? -1.0f : 1.0f); }

  float hair(Vec3 p) const {
    const Vec3 h = head_.in(p);
    const float strands = 0.004f * noise({h.x * 70, h.y * 18, h.z * 70}) + 0.009f * noise(h * 26.0f);
    const bool longer = f_.hair == Hair::bob || f_.hair == Hair::tail;
    const float thick = f_.hair == Hair::cropped ? 0.006f : 0.017f;
    float d = ellipsoid(h, {0, 0.172f, -0.004f}, Vec3{0.076f, 0.098f, 0.096f} + grey(thick));
    // The hairline: forehead in front, nape behind.
    const float line = longer ? 0.06f : f_.hair == Hair::cropped ? 0.115f : 0.085f;
    d = std::max(d, (line - h.y) * 0.9f + smoothstep(-0.03f, 0.02f, h.z) * 0.03f);
    d = std::max(d, 0.7f * (h.z - 0.045f - 0.35f * (h.y - 0.15f)));
    if (f_.hair == Hair::bob) {
      const float skirt = taper({h.x, h.y, h.z * 1.1f}, {0, 0.16f, -0.02f}, {0, 0.0f, -0.035f}, 0.088f, 0.098f);
      d = blend(d, std::max(std::max(skirt, -0.035f - h.y), h.z - 0.035f), 0.03f);
    }
    if (f_.hair == Hair::tail) d = blend(d, taper(h, {0, 0.16f, -0.11f}, {0, -0.06f, -0.125f}, 0.032f, 0.014f), 0.03f);
    return d + strands - 0.006f;
  }

  float pack(Vec3 p) const {
    float d = brick(p, {0, 1.17f, -0.20f}, {0.145f, 0.215f, 0.085f}, 0.06f);
    d = blend(d, brick(p, {0, 1.08f, -0.29f}, {0.115f, 0.10f, 0.035f}, 0.03f), 0.02f);
    for (const float s : {-1.0f, 1.0f}) {
      const Vec3 q{p.x - s * 0.10f, p.y - 1.30f, (p.z + 0.005f) * 1.0f};
      const float ring =
          std::hypot(std::hypot(q.y * 0.85f, q.z) - 0.135f, std::max(0.0f, std::fabs(q.x) - 0.02f)) - 0.012f;
      d = std::min(d, ring);
    }
    return d + 0.4f * folds(p, f_.seed + 3);
  }

  const Arm& right() const { return arm_[1]; }

  // The space an arm may take, and with it that of the whole upper body.
  struct Bounds {
    Vec3 low, high;
  };
  Bounds armBounds(int side) const {
    const Arm& a = arm_[side];
    const Vec3 reach = a.hand + unit(a.hand - a.wrist) * 0.08f;
    const Vec3 from = f_.shortSleeves ? mix(a.shoulder, a.elbow, 0.5f) : a.elbow;
    return {least(from, least(a.elbow, reach)) - grey(0.08f), most(from, most(a.elbow, reach)) + grey(0.08f)};
  }
  Bounds topBounds() const {
    Bounds b{{-0.27f, f_.hem - 0.03f, -0.22f}, {0.27f, 1.57f, 0.22f}};
    for (const Arm& a : arm_) {
      b.low = least(b.low, least(a.elbow, a.wrist) - grey(0.1f));
      b.high = most(b.high, most(a.elbow, a.wrist) + grey(0.1f));
    }
    return b;
  }

 private:
  // Two bones from the shoulder to the target, the elbow bending the given way.
  static Vec3 reach(Vec3 from, Vec3 to, Vec3& elbow, Vec3 hint) {
    constexpr float kUpper = 0.285f, kLower = 0.255f;
    const Vec3 way = to - from;
    const float far = std::min(length(way), 0.995f * (kUpper + kLower));
    const Vec3 d = unit(way);
    const float s = (kUpper * kUpper - kLower * kLower + far * far) / (2 * far);
    const Vec3 bend = unit(hint - d * dot(hint, d));
    elbow = from + d * s + bend * std::sqrt(std::max(0.0f, kUpper * kUpper - s * s));
    return from + d * far;
  }

  float forearm(Vec3 p, const Arm& a, float side) const {
    float d = taper(p, a.elbow, a.wrist, 0.040f, 0.028f);
    if (f_.shortSleeves) d = std::min(d, taper(p, mix(a.shoulder, a.elbow, 0.5f), a.elbow, 0.046f, 0.040f));
    const Frame h = along(a.hand, unit(a.hand - a.wrist));
    const Vec3 q = h.in(p);
    d = blend(d, ellipsoid(q, {0, 0, -0.03f}, {0.020f, 0.042f, 0.052f}), 0.02f);
    for (int i = 0; i < 4; ++i) {
      const float y = 0.028f - 0.019f * real(i), curl = -side * 0.02f;
      d = blend(d, taper(q, {0, y, 0.01f}, {curl, y, 0.065f - 0.008f * std::fabs(real(i) - 1.3f)}, 0.0095f, 0.008f),
                0.008f);
    }
    return blend(d, taper(q, {0, 0.035f, -0.03f}, {curl(side), 0.062f, 0.02f}, 0.012f, 0.009f), 0.015f);
  }
  static float curl(float side) { return -side * 0.015f; }

  Figure f_;
  Arm arm_[2];
  Leg leg_[2];
  Frame head_;
};

// Cloth is never one flat tone.
inline Material cloth(Vec3 colour, int seed) {
  Material m = matte(colour);
  m.paint = [colour, seed](Vec3 p, Surface& s) {
    const float worn = 0.86f + 0.28f * cloud(p * 11.0f + grey(real(seed)), 3);
    const float weave = 0.93f + 0.14f * noise(p * 420.0f);
    s.albedo = colour * (worn * weave);
  };
  return m;
}

inline Material hairs(Vec3 colour) {
  Material m = coated(colour, 0.025f, 0.5f);
  m.paint = [colour](Vec3 p, Surface& s) {
    const float strand = noise({p.x * 260, p.y * 25, p.z * 260});
    s.albedo = colour * (0.6f + 0.9f * strand);
    s.normal += (Vec3{noise(p * 300.0f), noise(p * 310.0f + grey(5)), noise(p * 290.0f + grey(9))} - grey(0.5f)) * 0.5f;
  };
  return m;
}

inline Model figureModel(const Figure& f) {
  Model m;
  const Body body(f);
  const float c = f.cell;
  const int skin = m.add(coated(f.skin, 0.03f, 0.45f)), hair = m.add(hairs(f.hairColour));
  const int top = m.add(cloth(f.top, f.seed)), legs = m.add(cloth(f.legs, f.seed + 5));
  const int shoes = m.add(coated(f.shoes, 0.05f, 0.35f));
  meshField(
      m, [&](Vec3 p) { return body.skin(p); }, {-0.17f, 1.37f, -0.17f}, {0.17f, 1.76f, 0.2f}, 0.6f * c, skin);
  for (int side = 0; side < 2; ++side) {
    const Body::Bounds b = body.armBounds(side);
    meshField(
        m, [&](Vec3 p) { return body.arm(p, side); }, b.low, b.high, 0.6f * c, skin);
  }
  meshField(
      m, [&](Vec3 p) { return body.hair(p); }, {-0.2f, 1.35f, -0.25f}, {0.2f, 1.8f, 0.25f}, 0.5f * c, hair);
  const Body::Bounds around = body.topBounds();
  meshField(
      m, [&](Vec3 p) { return body.top(p); }, around.low, around.high, c, top);
  meshField(
      m, [&](Vec3 p) { return body.legs(p); }, {-0.24f, f.seated ? 0.4f : 0.02f, -0.25f},
      {0.24f, 1.08f, f.seated ? 0.6f : 0.25f}, c, legs);
  meshField(
      m, [&](Vec3 p) { return body.shoes(p); }, {-0.26f, f.seated ? 0.35f : -0.02f, -0.25f},
      {0.26f, f.seated ? 0.6f : 0.16f, f.seated ? 0.75f : 0.4f}, 0.8f * c, shoes);
  if (f.backpack)
    meshField(
        m, [&](Vec3 p) { return body.pack(p); }, {-0.25f, 0.85f, -0.42f}, {0.25f, 1.6f, 0.25f}, c,
        m.add(cloth(f.pack, f.seed + 7)));
  if (f.phone) {
    const int shell = m.add(coated(grey(0.03f), 0.05f, 0.3f)), screen = m.add(glowing({0.75f, 0.95f, 1.25f}, false));
    const Frame hand{body.right().hand + Vec3{-0.02f, 0.05f, 0.02f}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    m.box(hand, {0.038f, 0.078f, 0.004f}, shell, 0.002f);
    m.box({hand.out({0, 0, -0.0045f}), hand.x, hand.y, hand.z}, {0.034f, 0.073f, 0.0006f}, screen);
  }
  return m;
}

// Puts a person into a model; the whole body leans about the feet.
inline void addFigure(Model& into, const Figure& f) {
  const float scale = f.height / 1.72f;
  Model m = figureModel(f);
  for (Triangle& t : m.triangles)
    for (int k = 0; k < 3; ++k) t.p[k] = t.p[k] * scale;
  const float c = std::cos(f.lean), s = std::sin(f.lean);
  const Frame tilt{{}, {1, 0, 0}, {0, c, s}, {0, -s, c}};
  into.place(m, standing(f.at, f.heading).then(tilt));
}
