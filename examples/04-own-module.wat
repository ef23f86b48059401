;; The sum of the squares up to n, with a call of the host for each of them.
(module
  (import "env" "gpio_toggle" (func $toggle))
  (func (export "compute") (param $n i32) (result i32)
    (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (i32.mul (local.get $n) (local.get $n))))
      (call $toggle)
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (i32.gt_s (local.get $n) (i32.const 0))))
    (local.get $sum)))
